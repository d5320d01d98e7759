import type { LossReason } from '../../contract/statistics.ts';
import type { Reason, ReasonRule } from '../../contract/reasons.ts';
import type { Passage } from '../../gate/passage.ts';
import { stageOf } from './funnel.ts';

/** A camera that gives no picture in this time counts as one that does not answer (the default limit of `camera/`). */
const CAMERA_ANSWERS_MS = 5_000;

/** Links of a chain that speak for the vehicle, or say only that there is a rule for what the link before says. */
const AGAINST_NOBODY: readonly ReasonRule[] = [
  'plate-settled',
  'permit-matches',
  'evidence-given',
  'uses-left',
  'place-free',
  'policy',
];

/**
 * Why a vehicle that wanted in was not let in, said of the first stage that it did not reach; null: it was let in.
 * @param hasCamera whether a camera watches who comes in at its gate.
 */
export function lossOf(passage: Passage, { hasCamera }: { readonly hasCamera: boolean }): LossReason | null {
  const advice = passage.sight?.advice ?? null;
  switch (stageOf(passage)) {
    case 'arrived':
      return { stage: 'picture', why: whyNoPicture(passage, hasCamera) };
    case 'picture':
      return { stage: 'found', why: 'no-plate', advice };
    case 'found':
      return { stage: 'read', why: 'no-text', advice };
    case 'read':
      return { stage: 'settled', why: whyNotSettled(reasonsOf(passage)), advice };
    case 'settled':
      return { stage: 'matched', why: whyNotMatched(reasonsOf(passage)) };
    case 'matched':
      return { stage: 'opened', why: whyNotOpened(passage) };
    case 'opened':
      return null;
  }
}

function reasonsOf({ decision }: Passage): readonly Reason[] {
  return decision?.reasons ?? [];
}

function whyNoPicture(
  passage: Passage,
  hasCamera: boolean,
): Extract<LossReason, { readonly stage: 'picture' }>['why'] {
  if (!hasCamera) return 'no-camera';
  const isSaidToBeDown = reasonsOf(passage).some(
    (reason) => reason.rule === 'part-down' && reason.part === 'camera',
  );
  const stoodMs = (passage.endedAt ?? passage.arrivedAt) - passage.arrivedAt;
  return isSaidToBeDown || stoodMs > CAMERA_ANSWERS_MS ? 'camera-gone' : 'too-short';
}

function whyNotSettled(
  reasons: readonly Reason[],
): Extract<LossReason, { readonly stage: 'settled' }>['why'] {
  const doubt = reasons.findLast((reason) => reason.rule === 'plate-not-settled');
  // Without a decision it was gone before enough was read; old decisions do not say why.
  return doubt === undefined ? 'too-short' : (doubt.why ?? 'too-few-frames');
}

function whyNotMatched(
  reasons: readonly Reason[],
): Extract<LossReason, { readonly stage: 'matched' }>['why'] {
  const rules = reasons.map(({ rule }) => rule);
  if (rules.includes('permit-one-character-away')) return 'one-character-away';
  if (rules.includes('permits-equally-near')) return 'equally-near';
  return rules.includes('no-permit') ? 'no-permit' : 'not-asked';
}

function whyNotOpened(passage: Passage): string {
  const { decision, outcome } = passage;
  const against =
    decision === null || decision.verdict === 'open'
      ? undefined
      : decision.reasons.findLast(({ rule }) => !AGAINST_NOBODY.includes(rule));
  return against?.rule ?? outcome ?? 'abandoned';
}
