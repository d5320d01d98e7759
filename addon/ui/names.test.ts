import { describe, expect, it } from 'vitest';
import { namesOf } from './names.ts';

describe('a name', () => {
  const names = namesOf([{ id: 'main', name: 'Main gate' }], [{ id: 'staff', name: 'Our people' }]);

  it('is the one that people chose', () => {
    expect(names.gate('main')).toBe('Main gate');
    expect(names.group('staff')).toBe('Our people');
  });

  it('is that of the product for a group that every site has', () => {
    expect(names.group('visitor')).toBe('Visitors');
  });

  it('is the id of what is no longer there', () => {
    expect(names.gate('yard')).toBe('yard');
    expect(names.group('choir')).toBe('choir');
  });
});
