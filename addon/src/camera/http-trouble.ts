import type { CameraTrouble } from './camera.ts';

/** What an answer says instead of a picture. `signInScheme` is the first word of `WWW-Authenticate`. */
export interface HttpRefusal {
  readonly status: number;
  readonly location: string | undefined;
  readonly signInScheme: string | undefined;
}

/** Null when the status promises a picture. `host` names the camera. */
export function statusTrouble(host: string, refusal: HttpRefusal): CameraTrouble | null {
  const { status } = refusal;
  if (status >= 200 && status < 300) return null;
  return { kind: 'refused', detail: `The camera at ${host} ${statusSentence(refusal)}` };
}

function statusSentence({ status, location, signInScheme }: HttpRefusal): string {
  if (status >= 300 && status < 400) return redirectSentence(status, location);
  switch (status) {
    case 401:
      return signInScheme === undefined || /^basic$/i.test(signInScheme)
        ? 'does not accept the user name and password (401).'
        : `asks for sign-in of kind ${signInScheme} (401); only Basic can be used: change it in the camera.`;
    case 403:
      return 'does not let this user see pictures (403).';
    case 404:
      return 'has no picture at the address given (404): look at the path.';
    case 503:
      return 'is busy (503): many cameras serve one viewer at a time.';
    default:
      return `answers with HTTP status ${status} instead of a picture.`;
  }
}

/**
 * Redirects are not followed: sign-in would go to wherever the answer says, and each picture would cost two calls.
 */
function redirectSentence(status: number, location: string | undefined): string {
  const target = location === undefined ? null : URL.parse(location);
  return target === null
    ? `sends the caller to another path (${status}): give the final address in the options.`
    : `sends the caller on to ${target.protocol}//${target.host} (${status}): give the final address in the options.`;
}

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection: it may be starting, or the port is wrong.',
  ECONNRESET: 'ended the connection without an answer.',
  EPIPE: 'ended the connection without an answer.',
  EHOSTUNREACH: 'cannot be reached: look at its power and network.',
  EHOSTDOWN: 'cannot be reached: look at its power and network.',
  ENETUNREACH: 'cannot be reached: this machine has no way to its network.',
  ETIMEDOUT: 'cannot be reached: look at its power and network.',
  ENOTFOUND: 'cannot be found: nothing in the network knows this name.',
  EAI_AGAIN: 'cannot be found: the name service does not answer.',
};

/** Codes of Node and OpenSSL for a certificate that does not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ISSUER|ALTNAME/;

/** No answer came at all: `code` is that of the error, as Node names it. */
export function connectionTrouble(host: string, code: string): CameraTrouble {
  if (code.startsWith('HPE_')) {
    return {
      kind: 'not-a-picture',
      detail: `What answers at ${host} does not speak HTTP: look at the port.`,
    };
  }
  if (CERTIFICATE.test(code)) {
    return {
      kind: 'refused',
      detail: `The certificate of the camera at ${host} cannot be trusted (${code}): give its issuer as "ca" in the options.`,
    };
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return {
      kind: 'unreachable',
      detail: `No encrypted connection to ${host} can be made (${code}): the camera may only know http.`,
    };
  }
  const sentence = UNREACHABLE[code] ?? `cannot be asked (${code}).`;
  return { kind: 'unreachable', detail: `The camera at ${host} ${sentence}` };
}

export function lostTrouble(host: string): CameraTrouble {
  return {
    kind: 'cut-off',
    detail: `The connection to the camera at ${host} broke off in the middle: look at its Wi-Fi and supply.`,
  };
}

export function unreadableCa(code: string): CameraTrouble {
  return {
    kind: 'refused',
    detail: `The certificate file given as "ca" cannot be read (${code}), so the camera cannot be trusted.`,
  };
}
