import { z } from 'zod';

const text = (what: string) => z.string({ error: what }).min(1, { error: what });
const side = z
  .int({ error: 'a whole number from 8 to 1024' })
  .min(8, { error: 'a whole number from 8 to 1024' })
  .max(1024, { error: 'a whole number from 8 to 1024' });
const shade = z
  .int({ error: 'a whole number from 0 to 255' })
  .min(0, { error: 'a whole number from 0 to 255' })
  .max(255, { error: 'a whole number from 0 to 255' });

const PAD = 'one character of the alphabet';

/**
 * What fast-plate-ocr writes beside a network (its plate configuration, versions 0.1 to 1.1). How it interpolates does
 * not matter here: a plate is straightened with as many samples as it has pixels.
 */
export const recogniserDescription = z
  .object({
    max_plate_slots: z
      .int({ error: 'a whole number from 1 to 32' })
      .min(1, { error: 'a whole number from 1 to 32' })
      .max(32, { error: 'a whole number from 1 to 32' }),
    alphabet: text('the characters of the network, each once').refine(
      (characters) => new Set(characters).size === Array.from(characters).length,
      { error: 'the characters of the network, each once' },
    ),
    pad_char: text(PAD),
    img_height: side,
    img_width: side,
    image_color_mode: z.enum(['grayscale', 'rgb'], { error: 'grayscale or rgb' }).default('grayscale'),
    keep_aspect_ratio: z.boolean({ error: 'true or false' }).default(false),
    padding_color: z.union([shade, z.array(shade).length(3)], { error: 'a shade or three' }).default(114),
    plate_regions: z.array(z.string(), { error: 'a list of names' }).nullish(),
  })
  .superRefine(({ alphabet, pad_char: pad }, context) => {
    if (Array.from(pad).length === 1 && alphabet.includes(pad)) return;
    context.addIssue({ code: 'custom', path: ['pad_char'], input: pad, message: PAD });
  });

export type RecogniserDescription = z.output<typeof recogniserDescription>;
