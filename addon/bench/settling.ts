/** `npm run bench:settling`: how often settled plates are wrong, in simulated passages and in sequences made of photos. */
import { parseArgs } from 'node:util';
import { openReader } from '../src/plate/open-reader.ts';
import type { PlateReader } from '../src/plate/plate-reader.ts';
import type { SettleOptions } from '../src/plate/settling/settle-options.ts';
import { random } from '../src/simulation/random.ts';
import { firstSettlement } from './first-settlement.ts';
import { measuredRates } from './measured-rates.ts';
import type { ReadPassage } from './measured-rates.ts';
import { photoPassage, platePhotos } from './photo-passages.ts';
import { folded } from './plate-match.ts';
import { openPaddleOcrReader } from './readers/paddle-ocr-reader.ts';
import { scorePassages } from './settling-score.ts';
import { SCENARIOS } from './settling-scenarios.ts';
import { quantile } from './share.ts';
import { worstPassages } from './simulated-passage.ts';
import { upperBound } from './upper-bound.ts';

const USAGE = `Usage: npm run bench:settling -- [options]

  --passages N    simulated passages of each kind (default 100000; 0 for none)
  --worst         only passages where both readers make the same mistake, counted as often as they happen: a rare end
                  is seen with far fewer of them
  --kind TEXT     only the kinds of passages whose name has this text
  --photos N      photos made into sequences (default 0)
  --frames N      frames of each sequence (default 10)
  --reader NAME   plates (the default; with its witness), plates-alone or paddle-ocr
  --data FOLDER   folder of data sets, each with manifest.jsonl (default ../shared/data/validation)
  --seed TEXT     of everything that is drawn (default 1)
  --help          this text`;

const values = parseOptions();

if (values.help) console.log(USAGE);
else await main();

async function main(): Promise<void> {
  const passages = Number(values.passages);
  const photos = Number(values.photos);
  if (passages > 0) simulated(passages);
  if (photos > 0) await photographed(photos);
}

function simulated(passages: number): void {
  console.log(
    `${passages} simulated passages each; wrong ones of 10,000, with the upper end of the 95 % interval`,
  );
  for (const { name, ...scenario } of SCENARIOS) {
    if (!name.includes(values.kind)) continue;
    const { rates, share } = values.worst
      ? worstPassages(scenario.rates)
      : { rates: scenario.rates, share: 1 };
    const score = scorePassages({ ...scenario, rates }, passages, random(`${values.seed}/${name}`));
    const { settled, wrong, wrongAndKnown, framesUntilSettled: frames } = score;
    const inTenThousand = (part: number): string => (10_000 * share * part).toFixed(2);
    console.log(
      [
        name.padEnd(44),
        `settled ${((100 * settled) / passages).toFixed(1)} %`,
        `after ${quantile(frames, 0.5)} frames (95 % of them after ${quantile(frames, 0.95)})`,
        `wrong ${inTenThousand(wrong / passages)} (<= ${inTenThousand(upperBound(wrong, passages))})`,
        `of them as a known one ${inTenThousand(wrongAndKnown / passages)}`,
        Object.entries(score.settledBy)
          .map(([by, count]) => `${by} ${count}`)
          .join(' '),
      ].join('  '),
    );
  }
}

async function photographed(most: number): Promise<void> {
  const photos = await platePhotos(values.data, most);
  const reader = await openNamed(values.reader);
  const passages: ReadPassage[] = [];
  for (const photo of photos) {
    const chance = random(`${values.seed}/${photo.name}`);
    const options = { reader, frames: Number(values.frames), random: chance };
    const passage = await photoPassage(photo, options);
    passages.push(passage);
    const [known, stranger] = [answerOf(passage, knowing(passage.truth)), answerOf(passage, {})];
    console.log(
      `${photo.name}  ${photo.truth}  known: ${known.said}  stranger: ${stranger.said}  ${textsOf(passage)}`,
    );
  }
  await reader.close();
  report(passages);
}

function report(passages: readonly ReadPassage[]): void {
  console.log(`\n${values.reader}, ${passages.length} photos as ${values.frames} frames each (O = 0, I = 1)`);
  const count = (name: string, answers: readonly Answer[]): void => {
    const kinds = (['right', 'wrong', 'tentative', 'nothing'] as const).map(
      (kind) => `${kind} ${answers.filter((answer) => answer.kind === kind).length}`,
    );
    console.log(`${name.padEnd(28)} ${kinds.join(', ')}`);
  };
  const unwitnessed = passages.map(withoutWitnesses);
  count(
    'known to the site',
    passages.map((passage) => answerOf(passage, knowing(passage.truth))),
  );
  count(
    'strangers',
    passages.map((passage) => answerOf(passage, {})),
  );
  count(
    'strangers, without witness',
    unwitnessed.map((passage) => answerOf(passage, {})),
  );
  console.log(`measured rates: ${JSON.stringify(measuredRates(passages), rounded)}`);
}

interface Answer {
  readonly kind: 'right' | 'wrong' | 'tentative' | 'nothing';
  readonly said: string;
}

function answerOf({ truth, readings }: ReadPassage, options: SettleOptions): Answer {
  const { settlement, frames } = firstSettlement(readings, options);
  switch (settlement.state) {
    case 'nothing':
      return { kind: 'nothing', said: '-' };
    case 'tentative':
      return { kind: 'tentative', said: `${settlement.best}? ${settlement.why}` };
    case 'settled': {
      const isRight = folded(settlement.plate) === folded(truth);
      return {
        kind: isRight ? 'right' : 'wrong',
        said: `${settlement.plate}${isRight ? '' : ' (wrong)'} after ${frames}`,
      };
    }
  }
}

/** A site that knows the vehicle. */
function knowing(truth: string): SettleOptions {
  return { known: { has: (text) => folded(text) === folded(truth), hasNeighbour: () => false } };
}

function withoutWitnesses({ truth, readings }: ReadPassage): ReadPassage {
  return {
    truth,
    readings: readings.map((reading) => ({
      ...reading,
      plates: reading.plates.map((plate) => ({ ...plate, witnesses: [] })),
    })),
  };
}

/** What was read in how many frames: `77ZFK8 x9, 772FK8`. */
function textsOf({ readings }: ReadPassage): string {
  const texts = readings.flatMap(({ plates }) => plates.map(({ text }) => text));
  return [...Map.groupBy(texts, (text) => text)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([text, { length }]) => (length === 1 ? text : `${text} x${length}`))
    .join(', ');
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value;
}

async function openNamed(name: string): Promise<PlateReader> {
  switch (name) {
    case 'plates':
      return openReader({ reader: 'plates', witness: true });
    case 'plates-alone':
      return openReader({ reader: 'plates' });
    case 'paddle-ocr':
      return openPaddleOcrReader();
    default:
      console.error(`There is no reader ${name}.\n\n${USAGE}`);
      return process.exit(2);
  }
}

function parseOptions() {
  try {
    return parseArgs({
      options: {
        passages: { type: 'string', default: '100000' },
        worst: { type: 'boolean', default: false },
        kind: { type: 'string', default: '' },
        photos: { type: 'string', default: '0' },
        frames: { type: 'string', default: '10' },
        reader: { type: 'string', default: 'plates' },
        data: { type: 'string', default: '../shared/data/validation' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}
