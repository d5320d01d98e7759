import { z } from 'zod';
import { cameraOptions } from './camera/camera-options.ts';
import { complaints } from './complaints.ts';
import { UserError } from './errors.ts';
import { gateOptions } from './gate/gate-options.ts';
import { displayName, hasDifferentIds, isList, siteOptions } from './parking/site-options.ts';
import { plainId } from './plain-id.ts';
import { readerOptions } from './plate/reader-options.ts';
import { webOptions } from './web/web-options.ts';

const gate = gateOptions.safeExtend({
  id: plainId,
  name: displayName,
  /** One for each approach that is watched: `in` sees vehicles that want in. */
  cameras: z.strictObject({ in: cameraOptions.optional(), out: cameraOptions.optional() }).default({}),
});

/** Every option of the program. A room's own section lies in that room, with its defaults. */
export const options = z.strictObject({
  site: siteOptions,
  gates: z
    .array(gate)
    .min(1, { error: 'at least one gate' })
    .refine(hasDifferentIds, { error: 'gates with different ids', when: isList }),
  reader: readerOptions.prefault({}),
  web: webOptions.prefault({}),
  /** Where history, permits and pictures are kept. */
  dataFolder: z.string().min(1).default('data'),
  /**
   * The simulated site stands in for sensors, barriers and slots (and for cameras of kind `simulated`). Barriers and
   * sensors of other kinds do not exist yet, so this section is needed.
   */
  simulation: z.strictObject({
    seed: z.number({ error: 'a whole number' }).int({ error: 'a whole number' }).default(1),
    /** How many times faster than real time the site's clock runs. */
    speed: z
      .number({ error: 'a number from 0.1 to 60' })
      .min(0.1, { error: 'a number from 0.1 to 60' })
      .max(60, { error: 'a number from 0.1 to 60' })
      .default(1),
  }),
});

export type Options = z.infer<typeof options>;
export type OptionsInput = z.input<typeof options>;
export type GateSection = Options['gates'][number];

/**
 * Parses options, all errors at once: each names the option, the value and what is allowed. The result is frozen.
 *
 * @param source where the options come from, for the message.
 * @throws UserError `options-wrong`
 */
export function parseOptions(input: unknown, source: string): Options {
  const parsed = options.safeParse(input, { reportInput: true });
  if (parsed.success) return deepFreeze(parsed.data);
  const whole = `It must be an object with ${Object.keys(options.shape).join(', ')}.`;
  const lines = complaints(parsed.error, whole).map((line) => `  ${line}`);
  throw new UserError('options-wrong', [`${source} cannot be used:`, ...lines].join('\n'));
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
