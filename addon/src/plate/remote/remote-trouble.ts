export type RemoteTroubleKind =
  | 'no-key'
  | 'budget-used'
  | 'unreachable'
  | 'untrusted'
  | 'too-slow'
  | 'cut-off'
  | 'too-long'
  | 'redirected'
  | 'wrong-key'
  | 'no-reads-left'
  | 'too-often'
  | 'picture-refused'
  | 'failing'
  | 'not-understood';

/** Why a remote reader gave no reading; a value, since services come and go. */
export interface RemoteTrouble {
  readonly kind: RemoteTroubleKind;
  /** One sentence for a person. It names the host, never a path, a key or what was answered. */
  readonly detail: string;
  /** How long the service asks to be left alone, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null;
}

export function remoteTrouble(
  kind: RemoteTroubleKind,
  detail: string,
  retryAfterMs: number | null = null,
): RemoteTrouble {
  return { kind, detail, retryAfterMs };
}

/** What an answer says beside its body. */
export interface StatusLine {
  readonly status: number;
  readonly location: string | undefined;
  readonly retryAfterMs: number | null;
  /** Whether the body says that the account has no reads left: services say so with the status of a wrong key. */
  readonly saysNoneLeft: boolean;
}

/** Null when the status promises a reading. */
export function statusTrouble(host: string, line: StatusLine): RemoteTrouble | null {
  const { status, retryAfterMs } = line;
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return redirected(host, line);
  switch (status) {
    case 402:
      return noneLeft(host, status);
    case 401:
    case 403:
      return line.saysNoneLeft
        ? noneLeft(host, status)
        : remoteTrouble('wrong-key', `${host} does not accept the key (${status}): look at the key file.`);
    case 413:
      return remoteTrouble('picture-refused', `${host} finds the picture too large (413).`);
    case 400:
    case 415:
    case 422:
      return remoteTrouble('picture-refused', `${host} does not take the picture (${status}).`);
    case 404:
    case 405:
      return remoteTrouble('failing', `${host} reads no plates at the address given (${status}).`);
    case 429:
      return remoteTrouble('too-often', `${host} is asked too often (429) and wants a pause.`, retryAfterMs);
    default:
      return remoteTrouble('failing', `${host} answers with HTTP status ${status}.`, retryAfterMs);
  }
}

function noneLeft(host: string, status: number): RemoteTrouble {
  return remoteTrouble('no-reads-left', `${host} says that no reads are left in this account (${status}).`);
}

/** Redirects are not followed: the key and the picture would go to wherever the answer says. */
function redirected(host: string, { status, location }: StatusLine): RemoteTrouble {
  const target = location === undefined ? null : URL.parse(location);
  const where = target === null ? 'another path' : `${target.protocol}//${target.host}`;
  return remoteTrouble(
    'redirected',
    `${host} sends the caller on to ${where} (${status}), where the key does not follow: give the final address in the options.`,
  );
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection.',
  ECONNRESET: 'ended the connection without an answer.',
  EPIPE: 'ended the connection without an answer.',
  EHOSTUNREACH: 'cannot be reached: look at the network.',
  ENETUNREACH: 'cannot be reached: this machine has no way to its network.',
  ETIMEDOUT: 'cannot be reached: look at the network.',
  ENOTFOUND: 'cannot be found: nothing in the network knows this name.',
  EAI_AGAIN: 'cannot be found: the name service does not answer.',
};

/** Codes of Node and OpenSSL for a certificate that does not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ISSUER|ALTNAME/;

/** No answer came at all: `code` is that of the error, as Node names it. */
export function connectionTrouble(host: string, code: string): RemoteTrouble {
  if (CERTIFICATE.test(code)) {
    return remoteTrouble(
      'untrusted',
      `The certificate of ${host} cannot be trusted (${code}), so nothing was sent: give its issuer as "caFile" in the options.`,
    );
  }
  if (code.startsWith('HPE_')) {
    return remoteTrouble('not-understood', `What answers at ${host} does not speak HTTP.`);
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return remoteTrouble('untrusted', `No encrypted connection to ${host} can be made (${code}).`);
  }
  return remoteTrouble('unreachable', `${host} ${UNREACHABLE[code] ?? `cannot be asked (${code}).`}`);
}

export function tooSlow(host: string, timeLimitMs: number): RemoteTrouble {
  return remoteTrouble('too-slow', `${host} gave no whole answer within ${timeLimitMs} ms.`);
}

export function cutOff(host: string): RemoteTrouble {
  return remoteTrouble('cut-off', `The connection to ${host} broke off in the middle of the answer.`);
}

export function tooLong(host: string, maxBytes: number): RemoteTrouble {
  return remoteTrouble('too-long', `${host} answers with more than ${maxBytes} bytes, which is no reading.`);
}

export function notUnderstood(host: string): RemoteTrouble {
  return remoteTrouble('not-understood', `The answer of ${host} is none of this kind of service.`);
}

export function withdrawn(host: string): RemoteTrouble {
  return remoteTrouble('unreachable', `${host} is not waited for any more: the program stops.`);
}

export function unreadableCa(host: string, code: string): RemoteTrouble {
  return remoteTrouble(
    'untrusted',
    `The file given as "caFile" cannot be read (${code}), so ${host} cannot be trusted.`,
  );
}
