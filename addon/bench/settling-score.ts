import { permitBook } from '../src/access/permits/permit-book.ts';
import { plainPermit } from '../src/access/permits/plain-permit.ts';
import type { PlateGround } from '../src/contract/words.ts';
import { exampleOf } from '../src/plate/formats/example-of.ts';
import { fitsRegion } from '../src/plate/formats/fits-region.ts';
import { regionsOfCode } from '../src/plate/formats/region.ts';
import type { PlateFormat, Region } from '../src/plate/formats/region.ts';
import { DEMANDS } from '../src/plate/settling/demands.ts';
import type { KnownPlates } from '../src/plate/settling/settle-options.ts';
import { FRAMES_HEARD } from '../src/plate/settling/settle.ts';
import type { Random } from '../src/simulation/random.ts';
import { firstSettlement } from './first-settlement.ts';
import { simulatePassage } from './simulated-passage.ts';
import type { ErrorRates } from './simulated-passage.ts';

export interface Scenario {
  readonly rates: ErrorRates;
  /** The site says where its vehicles come from. */
  readonly knowsRegion: boolean;
  /** Plates that the site knows. */
  readonly known: number;
  /** Whose vehicles come: those that it knows, or others. */
  readonly vehicles: 'known' | 'strangers';
  /** All plates are of one series, as those of a fleet are: they differ in their last three characters only. */
  readonly isOneSeries: boolean;
}

export interface SettlingScore {
  readonly passages: number;
  readonly settled: number;
  /** Settled as another plate than the vehicle's. */
  readonly wrong: number;
  /** Of the wrong ones, those whose wrong plate is one that the site knows. */
  readonly wrongAndKnown: number;
  /** Of each passage that settled, ascending. */
  readonly framesUntilSettled: readonly number[];
  readonly settledBy: Readonly<Partial<Record<PlateGround, number>>>;
}

const REGIONS = ['IN', 'DE', 'GB', 'NL', 'FR', 'IT', 'PL', 'BR', 'US-CA', 'US-NY', 'US-TX'].flatMap(
  regionsOfCode,
);
/** The last characters of a plate, which are all that tells those of a series apart. */
const SERIAL_CHARACTERS = 3;

/** Lets passages happen at sites of different regions; each is read until it is settled, for `FRAMES_HEARD` at most. */
export function scorePassages(scenario: Scenario, passages: number, random: Random): SettlingScore {
  const { knowsRegion, rates } = scenario;
  const sites = REGIONS.map((region) => siteOf(region, scenario, random));
  const fewest = fewestFrames(scenario);
  const framesUntilSettled: number[] = [];
  const settledBy: Partial<Record<PlateGround, number>> = {};
  let wrong = 0;
  let wrongAndKnown = 0;
  for (let passage = 0; passage < passages; passage++) {
    const { region, known, arrive } = random.pick(sites);
    const truth = arrive();
    const readings = simulatePassage({
      truth,
      region: knowsRegion ? region : null,
      rates,
      random,
      frames: FRAMES_HEARD,
    });
    const fits = (text: string): boolean => fitsRegion(text, region);
    const { settlement, frames } = firstSettlement(
      readings,
      { known, ...(knowsRegion ? { fits } : {}) },
      fewest,
    );
    if (settlement.state !== 'settled') continue;
    framesUntilSettled.push(frames);
    settledBy[settlement.settledBy] = (settledBy[settlement.settledBy] ?? 0) + 1;
    if (settlement.plate === truth) continue;
    wrong += 1;
    if (known.has(settlement.plate)) wrongAndKnown += 1;
  }
  framesUntilSettled.sort((a, b) => a - b);
  const settled = framesUntilSettled.length;
  return { passages, settled, wrong, wrongAndKnown, framesUntilSettled, settledBy };
}

interface Site {
  readonly region: Region;
  readonly known: KnownPlates;
  /** The plate of the next vehicle. */
  readonly arrive: () => string;
}

function siteOf(region: Region, { known, vehicles, isOneSeries }: Scenario, random: Random): Site {
  const anyPlate = (): string => plateOf(random.pick(region.formats), random);
  const format = random.pick(region.formats);
  const series = plateOf(format, random).slice(0, -SERIAL_CHARACTERS);
  const serialPlate = (): string => {
    for (;;) {
      const plate = series + plateOf(format, random).slice(-SERIAL_CHARACTERS);
      // Plates of one format may differ in length.
      if (fitsRegion(plate, region)) return plate;
    }
  };
  const plate = isOneSeries ? serialPlate : anyPlate;
  const list = Array.from({ length: known }, plate);
  return {
    region,
    known: knownPlates(list),
    arrive: vehicles === 'known' ? () => random.pick(list) : plate,
  };
}

function plateOf(format: PlateFormat, random: Random): string {
  return exampleOf(format, random).replace(/[^A-Z0-9]/g, '');
}

function knownPlates(plates: readonly string[]): KnownPlates {
  const book = permitBook(plates.map((plate) => plainPermit({ id: plate, holder: plate, plates: [plate] })));
  return {
    has: (text) => book.of(text) !== null,
    hasNeighbour: (text) => book.oneCharacterAway(text).length > 0,
  };
}

/** Looking at fewer frames would be for nothing. */
function fewestFrames({ known, rates }: Scenario): number {
  const grounds = [
    ...(known > 0 ? [DEMANDS.known] : []),
    ...(rates.witness === null ? [DEMANDS.frames] : [DEMANDS.witness]),
  ];
  return Math.min(...grounds.map(({ frames }) => frames));
}
