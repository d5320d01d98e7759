import { formatFile } from './format-file.ts';
import type { FormatFile, PlateLook } from './format-file.ts';
import { parsePattern } from './pattern.ts';
import type { Pattern } from './pattern.ts';
import rawFile from './plate-formats.json' with { type: 'json' };
import { shapesOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** A country, or a part of one, whose plates have formats of their own. */
export interface Region {
  /** ISO 3166-1 alpha-2, or 3166-2 (`US-CA`). */
  readonly code: string;
  readonly name: string;
  /** The distinguishing sign of its vehicles abroad. */
  readonly sign: string;
  readonly source: { readonly title: string; readonly url: string };
  /** Commonest first. */
  readonly formats: readonly PlateFormat[];
  /** Of all its formats, by the length of the text. */
  readonly shapes: ReadonlyMap<number, readonly Shape[]>;
  /** Texts (A-Z 0-9) that are plates of it, and texts that are none. */
  readonly examples: { readonly valid: readonly string[]; readonly invalid: readonly string[] };
}

export interface PlateFormat {
  readonly pattern: Pattern;
  /** What plates of it look like, commonest first. */
  readonly looks: readonly PlateLook[];
}

/** Every region whose formats are known, by code. */
export const REGIONS: readonly Region[] = parseRegions(formatFile.parse(rawFile));

/** The region of a code, or every region of a country whose parts have formats of their own (`US`); empty when unknown. */
export function regionsOfCode(code: string): readonly Region[] {
  return REGIONS.filter((region) => region.code === code || region.code.startsWith(`${code}-`));
}

function parseRegions({ looks, regions }: FormatFile): readonly Region[] {
  return regions.map(({ lists, valid, invalid, ...region }) => {
    const formats = region.formats.map(({ pattern, looks: names }) => ({
      pattern: parsePattern(pattern, lists),
      looks: names.map((name) => looks[name]).filter((look) => look !== undefined),
    }));
    const shapes = formats.flatMap(({ pattern }) => shapesOf(pattern));
    return {
      ...region,
      formats,
      shapes: Map.groupBy(distinct(shapes), ({ length }) => length),
      examples: { valid, invalid },
    };
  });
}

function distinct(shapes: readonly Shape[]): Iterable<Shape> {
  return new Map(shapes.map((shape) => [JSON.stringify(shape.parts), shape])).values();
}
