/** What somebody must show to be answered on a route. */
export type Needed = 'nothing' | 'session' | 'key' | 'session-or-key';

/** Every route of the server; one that is not here is answered to nobody. */
const NEEDED: ReadonlyMap<string, Needed> = new Map([
  ['GET /health', 'nothing'],
  // The page itself holds nothing personal, and without it nobody could sign in.
  ['GET /*', 'nothing'],
  ['GET /api/session', 'nothing'],
  ['POST /api/session', 'nothing'],
  ['DELETE /api/session', 'nothing'],
  ['GET /api/live', 'session'],
  ['GET /api/passages', 'session'],
  ['GET /api/visits', 'session'],
  ['GET /api/permits', 'session'],
  ['POST /api/permits', 'session'],
  ['DELETE /api/permits/:id', 'session'],
  ['POST /api/gates/:id/command', 'session'],
  ['GET /api/keys', 'session'],
  ['POST /api/keys', 'session'],
  ['DELETE /api/keys/:id', 'session'],
  ['GET /pictures/:id', 'session-or-key'],
  ['POST /readnumberplate', 'key'],
  ['POST /api/v1/readnumberplate', 'key'],
]);

/** Null for a route that nobody thought about. */
export function neededFor(method: string, route: string): Needed | null {
  // HEAD tells less than GET and is answered by the same route.
  return NEEDED.get(`${method === 'HEAD' ? 'GET' : method} ${route}`) ?? null;
}

export interface Caller {
  /** A valid session, or the demonstration, where nobody has to sign in. */
  readonly signedIn: boolean;
  /** Showed an upload key that is valid now. */
  readonly hasKey: boolean;
}

export type Admission = 'welcome' | 'sign-in-needed' | 'wrong-key' | 'not-allowed';

export function whoMay(needed: Needed | null, caller: Caller): Admission {
  switch (needed) {
    case 'nothing':
      return 'welcome';
    case 'session':
      return caller.signedIn ? 'welcome' : 'sign-in-needed';
    case 'key':
      return caller.hasKey ? 'welcome' : 'wrong-key';
    case 'session-or-key':
      return caller.signedIn || caller.hasKey ? 'welcome' : 'sign-in-needed';
    case null:
      return 'not-allowed';
  }
}
