import { z } from 'zod';
import { DIRECTION_RULES, LANE_ORDERS, SENSORS } from '../contract/words.ts';
import { sensorsWanted } from './sensor-set.ts';

const milliseconds = (least: number, most: number) =>
  z
    .number({ error: `milliseconds from ${least} to ${most}` })
    .int({ error: `whole milliseconds from ${least} to ${most}` })
    .min(least, { error: `milliseconds from ${least} to ${most}` })
    .max(most, { error: `milliseconds from ${least} to ${most}` });

const CYCLES = 'a whole number from 100 to 10000000';

const sensorSet = {
  directionRule: z.enum(DIRECTION_RULES, { error: DIRECTION_RULES.join(', ') }).default('both'),
  /** Which places of the lane have a sensor. */
  sensors: z
    .array(z.enum(SENSORS, { error: SENSORS.join(', ') }))
    .min(1, { error: `at least one of ${SENSORS.join(', ')}` })
    .refine((places) => new Set(places).size === places.length, { error: 'each place once' }),
  /** Said by who knows that the sensors do not see all of what may stand under the arm. */
  unseenUnderArm: z
    .literal('accepted', { error: '"accepted", or absent where the sensors see what stands under the arm' })
    .optional(),
};

const patience = {
  /** A sensor that sees something for longer than this is likelier broken than busy. */
  stuckMs: milliseconds(10_000, 86_400_000).default(600_000),
  /** A vehicle that has not moved for so long is not followed any more. */
  patienceMs: milliseconds(10_000, 86_400_000).default(600_000),
};

/**
 * One lane with a barrier. The defaults are the profile of the original project's wiring: a hobby servo that is up within
 * 6 s and stays up for seconds, one sensor outside and one inside, both directions through one arm.
 */
export const gateOptions = z
  .strictObject({
    ...sensorSet,
    /** Longest time the arm needs from one end to the other; later is a fault. */
    travelMs: milliseconds(500, 120_000).default(6_000),
    /** How long nothing may have been seen before the arm comes down. */
    clearMs: milliseconds(500, 600_000).default(2_000),
    /** How much longer than `clearMs` the arm waits where a vehicle may stand unseen under it. */
    blindMs: milliseconds(1_000, 600_000).default(10_000),
    /** A sensor that goes off and on again within this time saw the same vehicle. */
    chatterMs: milliseconds(50, 5_000).default(500),
    /** What is seen for a shorter time is no vehicle that arrives; the barrier minds it all the same. */
    blipMs: milliseconds(0, 2_000).default(0),
    /** Longest time in which a moving vehicle goes from one sensor to the next without being seen. */
    gapMs: milliseconds(500, 60_000).default(4_000),
    /** How long a vehicle is read before a person is asked. */
    readPatienceMs: milliseconds(1_000, 120_000).default(8_000),
    ...patience,
    /** Who goes first where vehicles from both sides may pass. */
    laneOrder: z.enum(LANE_ORDERS, { error: LANE_ORDERS.join(', ') }).default('exit-first'),
    /** How long the one who goes first may stand before it is the other side's turn. */
    turnMs: milliseconds(1_000, 600_000).default(30_000),
    /** The arm is told of when it has been up for longer than this and nobody holds it open. */
    leftOpenMs: milliseconds(10_000, 86_400_000).default(300_000),
    /**
     * How often the arm may go up between two services. The default is on the near side of what makers of boom barriers
     * say: 25,000 a year for an arm of 6 m (Chamberlain BARL6), 50,000 or half a year (Nice MBAR, Key ALT).
     */
    serviceCycles: z
      .number({ error: CYCLES })
      .int({ error: CYCLES })
      .min(100, { error: CYCLES })
      .max(10_000_000, { error: CYCLES })
      .default(20_000),
  })
  .superRefine(
    (gate, context) => {
      const message = sensorsWanted(gate);
      if (message === null) return;
      context.addIssue({ code: 'custom', path: ['sensors'], input: gate.sensors, message });
    },
    { when: canBeRead(sensorSet) },
  )
  .superRefine(
    ({ patienceMs, stuckMs }, context) => {
      if (patienceMs >= stuckMs) return;
      const message = `at least stuckMs, ${stuckMs}`;
      context.addIssue({ code: 'custom', path: ['patienceMs'], input: patienceMs, message });
    },
    { when: canBeRead(patience) },
  );

export type GateOptions = Readonly<z.infer<typeof gateOptions>>;

/** Lets a rule about several options be told together with what is wrong with others. */
function canBeRead(shape: z.ZodRawShape): (payload: { readonly value: unknown }) => boolean {
  const readable = z.object(shape);
  return ({ value }) => readable.safeParse(value).success;
}
