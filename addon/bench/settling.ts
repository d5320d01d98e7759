/** `npm run bench:settling`: how often settled plates are wrong, in simulated passages and in sequences made of photos. */
import { UserError } from '../src/errors.ts';
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
import { parseSettlingArguments, SETTLING_USAGE } from './settling-arguments.ts';
import type { SettlingJob, SettlingReaderName } from './settling-arguments.ts';
import { scorePassages } from './settling-score.ts';
import { SCENARIOS } from './settling-scenarios.ts';
import { quantile } from './share.ts';
import { worstPassages } from './simulated-passage.ts';
import { upperBound } from './upper-bound.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const job = parseSettlingArguments(args);
    if (job === 'help') {
      console.log(SETTLING_USAGE);
      return 0;
    }
    if (job.passages > 0) simulated(job);
    if (job.photos > 0) await photographed(job);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(error.message);
    return error.code === 'arguments-wrong' ? 2 : 1;
  }
}

function simulated({ passages, worst, kind, seed }: SettlingJob): void {
  console.log(
    `${passages} simulated passages each; wrong ones of 10,000, with the upper end of the 95 % interval`,
  );
  for (const { name, ...scenario } of SCENARIOS) {
    if (!name.includes(kind)) continue;
    const { rates, share } = worst ? worstPassages(scenario.rates) : { rates: scenario.rates, share: 1 };
    const score = scorePassages({ ...scenario, rates }, passages, random(`${seed}/${name}`));
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

async function photographed(job: SettlingJob): Promise<void> {
  const photos = await platePhotos(job.data, job.photos);
  const reader = await openNamed(job.reader);
  const passages: ReadPassage[] = [];
  for (const photo of photos) {
    const chance = random(`${job.seed}/${photo.name}`);
    const options = { reader, frames: job.frames, random: chance };
    const passage = await photoPassage(photo, options);
    passages.push(passage);
    const [known, stranger] = [answerOf(passage, knowing(passage.truth)), answerOf(passage, {})];
    console.log(
      `${photo.name}  ${photo.truth}  known: ${known.said}  stranger: ${stranger.said}  ${textsOf(passage)}`,
    );
  }
  await reader.close();
  report(passages, job);
}

function report(passages: readonly ReadPassage[], { reader, frames }: SettlingJob): void {
  console.log(`\n${reader}, ${passages.length} photos as ${frames} frames each (O = 0, I = 1)`);
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

async function openNamed(name: SettlingReaderName): Promise<PlateReader> {
  switch (name) {
    case 'plates':
      return openReader({ reader: 'plates', witness: true });
    case 'plates-alone':
      return openReader({ reader: 'plates' });
    case 'paddle-ocr':
      return openPaddleOcrReader();
  }
}
