import type { PlateReading } from '../reading.ts';
import type { Sighting } from './frames.ts';
import { rowHeightPx } from './place.ts';
import { newestOf } from './tracks.ts';
import type { Track } from './tracks.ts';

/** What the sightings of one track say. */
export interface Account {
  /** By text. */
  readonly said: ReadonlyMap<string, Said>;
  /** How often each witness said what, by its name and by the text. */
  readonly witnessed: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** What all sightings with the same text say. Votes are sums of `weightOf` times a score, each rounded. */
export interface Said {
  /** Sightings that say it. */
  readonly frames: number;
  /** Votes for an absent character, which has no score. */
  readonly absent: number;
  /** Votes for the text as a whole. */
  readonly whole: number;
  readonly characters: readonly SaidCharacter[];
}

export interface SaidCharacter {
  readonly votes: number;
  /** Votes for what it may be instead. */
  readonly runnersUp: ReadonlyMap<string, number>;
}

/** Higher rows are read no better (20 px are comfortable); a judgement, not measured. */
const COMFORTABLE_ROW_PX = 20;

/**
 * Votes are whole millionths of a pixel: their sums are the same whatever was added first, or added and taken away again.
 */
const VOTES_PER_PX = 1e6;

/** How much the word of a reading counts: what is read from afar is misread sooner. */
export function weightOf(plate: PlateReading): number {
  return VOTES_PER_PX * Math.min(Math.max(rowHeightPx(plate), 1), COMFORTABLE_ROW_PX);
}

/**
 * Keeps the accounts of tracks: of one that is asked for again, only what came or went since is counted. An account holds
 * until that of the same track is asked for again.
 */
export function accountKeeper(): (track: Track) => Account {
  const byNewest = new WeakMap<Sighting, OpenAccount>();
  const take = (newest: Sighting | undefined): OpenAccount | undefined => {
    if (newest === undefined) return undefined;
    const account = byNewest.get(newest);
    byNewest.delete(newest);
    return account;
  };
  return (track) => {
    const newest = newestOf(track);
    const account = take(newest) ?? take(track.at(-2)) ?? emptyAccount();
    bringTo(account, track);
    byNewest.set(newest, account);
    return account;
  };
}

interface OpenAccount extends Account {
  readonly counted: Sighting[];
  readonly said: Map<string, OpenSaid>;
  readonly witnessed: Map<string, Map<string, number>>;
}

interface OpenSaid extends Said {
  frames: number;
  absent: number;
  whole: number;
  readonly characters: readonly { votes: number; readonly runnersUp: Map<string, number> }[];
}

function emptyAccount(): OpenAccount {
  return { counted: [], said: new Map(), witnessed: new Map() };
}

function nothingSaid({ characters }: PlateReading): OpenSaid {
  return {
    frames: 0,
    absent: 0,
    whole: 0,
    characters: characters.map(() => ({ votes: 0, runnersUp: new Map() })),
  };
}

/** Takes off what the track has lost, from its beginning as a rule, and counts what it has got. */
function bringTo(account: OpenAccount, track: Track): void {
  const { counted } = account;
  const lost = counted.splice(0, Math.max(counted.indexOf(track[0]), 0));
  let kept = 0;
  while (kept < counted.length && counted[kept] === track[kept]) kept += 1;
  lost.push(...counted.splice(kept));
  for (const { plate } of lost) count(account, plate, -1);
  for (const sighting of track.slice(kept)) {
    count(account, sighting.plate, 1);
    counted.push(sighting);
  }
}

/** @param times -1 takes it off again. */
function count({ said, witnessed }: OpenAccount, plate: PlateReading, times: 1 | -1): void {
  const { text, characters, confidence } = plate;
  const weight = weightOf(plate);
  const votes = (score: number): number => times * Math.round(weight * score);
  const sums = said.get(text) ?? nothingSaid(plate);
  sums.frames += times;
  sums.absent += votes(1);
  sums.whole += votes(confidence);
  let at = 0;
  for (const { score, runnersUp } of characters) {
    const character = sums.characters[at];
    at += 1;
    if (character === undefined) continue;
    character.votes += votes(score);
    for (const guess of runnersUp) add(character.runnersUp, guess.char, votes(guess.score));
  }
  if (sums.frames > 0) said.set(text, sums);
  else said.delete(text);
  for (const witness of plate.witnesses) {
    const itsTexts = witnessed.get(witness.reader) ?? new Map<string, number>();
    add(itsTexts, witness.text, times);
    if (itsTexts.size > 0) witnessed.set(witness.reader, itsTexts);
    else witnessed.delete(witness.reader);
  }
}

/** Nothing is kept of what came to nothing. */
function add(sums: Map<string, number>, key: string, amount: number): void {
  const sum = (sums.get(key) ?? 0) + amount;
  if (sum === 0) sums.delete(key);
  else sums.set(key, sum);
}
