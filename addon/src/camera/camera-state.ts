import type { Instant } from '../contract/words.ts';
import type { CameraState, CameraTrouble } from './camera.ts';

/**
 * One lost picture is daily life on Wi-Fi: it takes the camera from `live` to `connecting`, where its trouble can be
 * seen. The third in a row is a camera that is `gone`: two may be one restart of an ESP32 (about 3 s).
 */
const TROUBLES_UNTIL_GONE = 3;

/** What is known of a camera's health: its state and how often in a row it failed. */
export interface CameraHealth {
  readonly state: CameraState;
  readonly troublesInARow: number;
}

export function newHealth(at: Instant): CameraHealth {
  return { state: { name: 'connecting', since: at, trouble: null }, troublesInARow: 0 };
}

export function afterPicture(health: CameraHealth, at: Instant): CameraHealth {
  if (health.state.name === 'live') return health;
  return { state: { name: 'live', since: at, trouble: null }, troublesInARow: 0 };
}

/** Trouble `stopped` ends the camera for good; every other one may pass. */
export function afterTrouble(health: CameraHealth, trouble: CameraTrouble, at: Instant): CameraHealth {
  const troublesInARow = health.troublesInARow + 1;
  const isGone = trouble.kind === 'stopped' || troublesInARow >= TROUBLES_UNTIL_GONE;
  const name = isGone ? 'gone' : 'connecting';
  const since = health.state.name === name ? health.state.since : at;
  return { state: { name, since, trouble }, troublesInARow };
}

/** Whether people should be told: the name is another one or the trouble reads differently. */
export function differs(a: CameraState, b: CameraState): boolean {
  return a.name !== b.name || a.trouble?.kind !== b.trouble?.kind || a.trouble?.detail !== b.trouble?.detail;
}
