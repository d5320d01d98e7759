import { describe, expect, it } from 'vitest';
import type { OutageCell, OutageRules, Rules } from '../contract/rules.ts';
import { DIRECTIONS, SITE_PARTS } from '../contract/words.ts';
import { decide } from './decide.ts';
import { factsOf, settled } from './deciding/facts-under-test.ts';
import { DEFAULT_RULES } from './default-rules.ts';
import { outageCells } from './outage-cells.ts';

const EFFECTS = { open: 'opens', ask: 'asks', refuse: 'refuses' } as const;
const ANSWERS = ['ask', 'refuse', 'let-in'] as const;
const CLOSED = { weekly: [], holidays: 'as-usual', exceptions: [] } as const;

const rulesWith = (outages: Partial<OutageRules>): Rules => ({
  ...DEFAULT_RULES,
  outages: { ...DEFAULT_RULES.outages, ...outages },
});

describe('the table of what happens while a part is down', () => {
  it('has by default these cells', () => {
    const cells = outageCells(DEFAULT_RULES);
    expect(cells.map(({ part, direction, effect, editable }) => [part, direction, effect, editable])).toEqual(
      [
        ['reader', 'in', 'asks', true],
        ['reader', 'out', 'opens', false],
        ['camera', 'in', 'asks', true],
        ['camera', 'out', 'opens', false],
        ['store', 'in', 'asks', false],
        ['store', 'out', 'opens', false],
        ['home-assistant', 'in', 'as-usual', false],
        ['home-assistant', 'out', 'opens', false],
        ['broker', 'in', 'as-usual', false],
        ['broker', 'out', 'opens', false],
        ['barrier-link', 'in', 'device-alone', false],
        ['barrier-link', 'out', 'device-alone', false],
      ],
    );
  });

  const effectOf = (cells: readonly OutageCell[], part: string, direction: string): string | undefined =>
    cells.find((cell) => cell.part === part && cell.direction === direction)?.effect;

  it.each(['reader', 'camera'] as const)('follows the rules for it: %s', (part) => {
    const other = part === 'reader' ? 'camera' : 'reader';
    for (const [answer, effect] of [
      ['ask', 'asks'],
      ['refuse', 'refuses'],
      ['let-in', 'opens'],
    ] as const) {
      for (const hours of [null, CLOSED]) {
        const cells = outageCells(rulesWith({ [part]: { answer, hours } }));
        expect(effectOf(cells, part, 'in')).toBe(effect);
        expect(effectOf(cells, other, 'in')).toBe('asks');
        expect(effectOf(cells, part, 'out')).toBe('opens');
      }
    }
  });

  it.each(SITE_PARTS.filter((part) => part !== 'barrier-link'))(
    'is what is decided, for any rules: %s',
    (part) => {
      const isSeen = part !== 'reader' && part !== 'camera';
      for (const answer of ANSWERS) {
        const rules = rulesWith({ reader: { answer, hours: null }, camera: { answer, hours: null } });
        for (const direction of DIRECTIONS) {
          for (const exit of ['always-open', 'permit-needed'] as const) {
            const policies = [{ group: null, gate: null, policy: { exit } }];
            const facts = factsOf({ direction, down: [part], rules: { ...rules, policies } });
            const { verdict } = decide({
              ...facts,
              settlement: isSeen ? settled('KA01AB1234') : { state: 'nothing', frames: 0 },
            });
            const effect = effectOf(outageCells(rules), part, direction);
            expect(effect === 'as-usual' ? 'opens' : effect).toBe(EFFECTS[verdict]);
          }
        }
      }
    },
  );
});
