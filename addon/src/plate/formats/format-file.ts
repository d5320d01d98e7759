import { z } from 'zod';

const hexColour = z.string().regex(/^#[0-9a-f]{6}$/);
const millimetres = z.int().positive();
const plateTexts = z.array(z.string().regex(/^[A-Z0-9]+$/)).min(2);

/** What a plate looks like. */
const look = z.strictObject({
  rows: z.union([z.literal(1), z.literal(2)]),
  widthMm: millimetres,
  heightMm: millimetres,
  background: hexColour,
  /** Of the characters. */
  text: hexColour,
});

const region = z.strictObject({
  /** ISO 3166-1 alpha-2, or 3166-2 where the parts of a country have formats of their own; XK is Kosovo. */
  code: z.string().regex(/^[A-Z]{2}(-[A-Z]{2,3})?$/),
  name: z.string().min(1),
  /** The distinguishing sign of vehicles in international traffic, as it stands in the band of a plate. */
  sign: z.string().regex(/^[A-Z]{1,3}$/),
  /** Where the formats are described in public. */
  source: z.strictObject({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }) }),
  /** Texts that a pattern names. */
  lists: z.record(z.string().regex(/^[a-z-]+$/), z.array(z.string().regex(/^[A-Z0-9]+$/)).min(1)),
  /** Commonest first. */
  formats: z.array(z.strictObject({ pattern: z.string().min(1), looks: z.array(z.string()).min(1) })).min(1),
  /** Examples, and texts that are no plate of the region. */
  valid: plateTexts,
  invalid: plateTexts,
});

/** The shape of `plate-formats.json`, which the drawing of training plates reads too. */
export const formatFile = z
  .strictObject({
    /** How to read a pattern, for people. */
    notation: z.record(z.string(), z.string()),
    looks: z.record(z.string(), look),
    regions: z.array(region).min(1),
  })
  .check(({ value: { looks, regions }, issues }) => {
    for (const { code, formats } of regions) {
      for (const { pattern, looks: names } of formats) {
        const complain = (message: string): void => {
          issues.push({ code: 'custom', input: pattern, message: `${code}: ${pattern}: ${message}` });
        };
        for (const name of names) {
          if (looks[name] === undefined) complain(`there is no look ${name}`);
          if (looks[name]?.rows === 2 && !pattern.includes('|')) complain(`no break for the rows of ${name}`);
        }
      }
    }
  });

export type FormatFile = z.infer<typeof formatFile>;
export type PlateLook = Readonly<z.infer<typeof look>>;
