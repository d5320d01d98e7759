import type { RemoteKind } from '../../contract/readers.ts';
import { plateRecognizer } from './plate-recognizer.ts';
import { readNumberPlate } from './read-number-plate.ts';
import type { RemoteProtocol } from './remote-protocol.ts';

export const REMOTE_PROTOCOLS: Readonly<Record<RemoteKind, RemoteProtocol>> = {
  'plate-recognizer': plateRecognizer,
  'read-number-plate': readNumberPlate,
};
