import type { ErrorView } from '../contract/api.ts';
import { UserError } from '../errors.ts';

interface Refusal {
  readonly status: number;
  /** Said when whoever refuses has nothing more exact to say. */
  readonly message: string;
}

/** Every refusal of this server: its code, its status and its sentence. */
const REFUSALS = {
  'bad-request': { status: 400, message: 'The request cannot be understood.' },
  'too-deep': { status: 400, message: 'The body has lists within lists that nothing here has.' },
  'bad-query': { status: 400, message: 'The query is not as it should be.' },
  'bad-body': { status: 400, message: 'The body is not as it should be.' },
  'bad-cursor': {
    status: 400,
    message: 'The page asked for does not exist. Start again from the first one.',
  },
  'bad-csv': { status: 400, message: 'The file is not as it should be; nothing was changed.' },
  'bad-calendar': { status: 400, message: 'The file is no calendar.' },
  'no-picture': { status: 400, message: 'Send the picture as multipart/form-data in the field "imageFile".' },
  'sign-in-needed': { status: 401, message: 'Sign in first.' },
  'wrong-password': { status: 401, message: 'That is not the password.' },
  'wrong-key': { status: 401, message: 'Send a valid upload key in the header Authorization.' },
  'wrong-code': { status: 403, message: 'That is no code of a permit.' },
  'other-origin': { status: 403, message: 'Only the page of this server may do that.' },
  'not-allowed': { status: 403, message: 'Nobody may do that here.' },
  'not-found': { status: 404, message: 'There is nothing at this address.' },
  'no-such-gate': { status: 404, message: 'The site has no gate of that name.' },
  'no-such-passage': { status: 404, message: 'That passage is not known.' },
  'no-such-permit': { status: 404, message: 'That permit is no longer there.' },
  'no-such-key': { status: 404, message: 'That key is no longer there.' },
  'no-such-visit': { status: 404, message: 'That visit is no longer there.' },
  'no-such-correction': { status: 404, message: 'That correction is not known.' },
  'no-such-slot': { status: 404, message: 'The site has no slot of that name.' },
  'no-such-promise': { status: 404, message: 'That promise is over already.' },
  'no-such-notice': { status: 404, message: 'That notice is not known.' },
  'no-such-link': { status: 404, message: 'That link is not known.' },
  'no-such-picture': { status: 404, message: 'That picture is no longer there.' },
  'too-slow': { status: 408, message: 'The request took too long to arrive.' },
  'link-lost': { status: 409, message: 'The barrier cannot be reached; nothing was moved.' },
  'vehicle-present': { status: 409, message: 'A vehicle stands in the way of the barrier; it stays open.' },
  'store-down': {
    status: 409,
    message: 'Nothing can be written now, so nobody is let in by a decision. Open the gate instead.',
  },
  'nobody-waits': { status: 409, message: 'Nobody waits at this gate in that direction.' },
  emergency: {
    status: 409,
    message: 'Every barrier was ordered open. End that before anything is closed.',
  },
  'plate-has-permit': { status: 409, message: 'That plate has a permit already.' },
  'code-has-permit': { status: 409, message: 'Another permit has that code. Choose another one.' },
  'rules-changed': {
    status: 409,
    message: 'Somebody else has changed the rules meanwhile. Load them again and make your change in those.',
  },
  'group-in-use': { status: 409, message: 'That group still has permits. Give them another group first.' },
  'cannot-correct': { status: 409, message: 'That cannot be said of this visit.' },
  'changed-since': {
    status: 409,
    message: 'It is not as it was any more; nothing was changed. Look at it again.',
  },
  'already-undone': { status: 409, message: 'That was taken back already.' },
  'has-sensor': { status: 409, message: 'That slot has a sensor, which says itself who stands there.' },
  'not-told': {
    status: 409,
    message: 'Nobody has to tell of that slot: its sensor is not of the kind "told".',
  },
  'slot-promised': { status: 409, message: 'That slot is promised to somebody else.' },
  'slot-out-of-order': { status: 409, message: 'That slot is out of order.' },
  'no-place-left': { status: 409, message: 'As many places are promised already as are free.' },
  'settings-changed': {
    status: 409,
    message:
      'Somebody else has changed the settings meanwhile. Load them again and make your change in those.',
  },
  'no-password-set': { status: 409, message: 'Nobody has to sign in here.' },
  'link-used': { status: 410, message: 'That was answered already.' },
  'link-ended': { status: 410, message: 'That link has ended.' },
  'too-large': { status: 413, message: 'That is larger than this server accepts.' },
  'unknown-format': { status: 415, message: 'Send the body as application/json.' },
  'wrong-host': { status: 421, message: 'Without a password the page answers to http://localhost only.' },
  'too-many-attempts': { status: 429, message: 'Too many attempts. Wait before the next one.' },
  'headers-too-large': { status: 431, message: 'The headers of the request are too large.' },
  'internal-error': { status: 500, message: 'Something went wrong inside the server; its log says what.' },
  busy: { status: 503, message: 'The server has its hands full. Try again soon.' },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;

/** A request that is not carried out; answered as an `ErrorView`. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code: RefusalCode;
  readonly retryAfterMs: number | null;

  constructor(code: RefusalCode, message: string, retryAfterMs: number | null) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** @param details a more exact sentence, and when it is worth another try. */
export function refusal(
  code: RefusalCode,
  details: { readonly message?: string; readonly retryAfterMs?: number } = {},
): HttpError {
  return new HttpError(code, details.message ?? REFUSALS[code].message, details.retryAfterMs ?? null);
}

/** `store-down` where it is not about somebody who waits at a gate. */
export function nothingWritten(): HttpError {
  return refusal('store-down', {
    message:
      'Nothing can be written now. Look whether it was done once the disk works, and try again if not.',
  });
}

export interface ErrorAnswer {
  readonly status: number;
  readonly view: ErrorView;
  /** Whole seconds for the header `Retry-After`; null when waiting changes nothing. */
  readonly retryAfterS: number | null;
  /** A defect of the program, not of the request: for the log. */
  readonly unexpected: boolean;
}

/** What a client is told about whatever was thrown; never a stack trace and never a message that was not meant for it. */
export function errorAnswer(error: unknown): ErrorAnswer {
  const told = toldToClient(error);
  return {
    status: REFUSALS[told.code].status,
    view: { error: { code: told.code, message: told.message } },
    retryAfterS: told.retryAfterMs === null ? null : Math.ceil(told.retryAfterMs / 1000),
    unexpected: told.code === 'internal-error',
  };
}

function toldToClient(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof UserError) {
    return isRefusalCode(error.code)
      ? refusal(error.code, { message: error.message })
      : refusal('internal-error');
  }
  return refusal(codeOfStatus(statusOf(error)));
}

function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}

/** The status that Fastify, its plugins and Node's HTTP parser give to errors of their own. */
function statusOf(error: unknown): number {
  if (!(error instanceof Error)) return 500;
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  if (!('code' in error) || typeof error.code !== 'string') return 500;
  if (error.code === 'HPE_HEADER_OVERFLOW') return 431;
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return error.code.startsWith('HPE_') ? 400 : 500;
}

function codeOfStatus(status: number): RefusalCode {
  switch (status) {
    case 404:
      return 'not-found';
    case 408:
      return 'too-slow';
    case 413:
      return 'too-large';
    case 406:
    case 415:
      return 'unknown-format';
    case 431:
      return 'headers-too-large';
    case 503:
      return 'busy';
    default:
      return status >= 400 && status < 500 ? 'bad-request' : 'internal-error';
  }
}
