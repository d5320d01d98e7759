import { describe, expect, it } from 'vitest';
import { barrierFixture, gateFixture, SITE_NOW } from '../../test/site-fixtures.ts';
import { texts } from '../texts.ts';
import { createSiteTime } from '../time.ts';
import { gateHealth } from './gate-health-model.ts';

const time = createSiteTime('Asia/Kolkata');

describe('the health of a barrier', () => {
  it('is without a worry on a usual day', () => {
    const health = gateHealth(gateFixture(), SITE_NOW, time);
    expect(health.name).toBe('Main gate');
    expect(health.badges.map(({ label }) => label)).toEqual(['Closed']);
    expect(health.worries).toEqual([]);
    expect(health.wear).toContainEqual({ name: 'Cycles', value: '12,345' });
  });

  it('tells a fault before an alarm, and more gravely', () => {
    const barrier = barrierFixture({ fault: 'link-lost', alarms: ['slow'] });
    expect(gateHealth(gateFixture({ barrier }), SITE_NOW, time).worries).toEqual([
      { text: texts.words.barrierFault['link-lost'], tone: 'bad' },
      { text: texts.words.barrierAlarm.slow, tone: 'wait' },
    ]);
  });
});
