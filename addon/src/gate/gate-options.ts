import { z } from 'zod';
import { DIRECTION_RULES, SENSORS } from '../contract/words.ts';
import type { SensorPlace } from '../contract/words.ts';

const milliseconds = (least: number, most: number) =>
  z
    .number({ error: `milliseconds from ${least} to ${most}` })
    .int({ error: `whole milliseconds from ${least} to ${most}` })
    .min(least, { error: `milliseconds from ${least} to ${most}` })
    .max(most, { error: `milliseconds from ${least} to ${most}` });

function seesUnderArm(places: readonly SensorPlace[]): boolean {
  return places.length >= 2;
}

/** One lane with a barrier. Times default to those of the original project's wiring, a hobby servo and two sensors. */
export const gateOptions = z.strictObject({
  directionRule: z.enum(DIRECTION_RULES, { error: DIRECTION_RULES.join(', ') }).default('both'),
  /** Which places of the lane have a sensor. */
  sensors: z
    .array(z.enum(SENSORS, { error: SENSORS.join(', ') }))
    .refine(seesUnderArm, {
      error:
        'a beam and a sensor beside it, or one on each side (outside and inside): with less a vehicle may stand ' +
        'unseen under the arm',
    })
    .refine((places) => new Set(places).size === places.length, { error: 'each place once' }),
  /** Longest time the arm needs from one end to the other; later is a fault. */
  travelMs: milliseconds(500, 120_000).default(6_000),
  /** How long nothing may have been seen before the arm comes down. */
  clearMs: milliseconds(500, 600_000).default(2_000),
  /** A sensor that goes off and on again within this time saw the same vehicle. */
  chatterMs: milliseconds(50, 5_000).default(500),
  /** Longest time in which a moving vehicle goes from one sensor to the next without being seen. */
  gapMs: milliseconds(500, 60_000).default(4_000),
  /** How long a vehicle is read before a person is asked. */
  readPatienceMs: milliseconds(1_000, 120_000).default(8_000),
  /** A sensor that sees something for longer than this is likelier broken than busy. */
  stuckMs: milliseconds(10_000, 86_400_000).default(600_000),
});

export type GateOptions = Readonly<z.infer<typeof gateOptions>>;
