/**
 * What somebody must show to be answered on a route. `link`: nothing else than the address, which was signed here; its route looks at it,
 * and a page elsewhere that sends it needs no visitor's cookie.
 */
export type Needed = 'nothing' | 'session' | 'key' | 'session-or-key' | 'link';

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
  ['GET /api/passages/:id', 'session'],
  ['GET /api/visits', 'session'],
  ['GET /api/visits/review', 'session'],
  ['GET /api/visits/:id', 'session'],
  ['GET /api/visits/corrections', 'session'],
  ['POST /api/visits/corrections', 'session'],
  ['POST /api/visits/corrections/:id/undo', 'session'],
  ['GET /api/confusions', 'session'],
  ['GET /api/statistics', 'session'],
  ['GET /api/statistics/losses', 'session'],
  ['GET /api/visits.csv', 'session'],
  ['GET /api/passages.csv', 'session'],
  ['GET /api/slots', 'session'],
  ['PATCH /api/slots/:id', 'session'],
  ['PUT /api/slots/:id/presence', 'session'],
  ['GET /api/promises', 'session'],
  ['POST /api/promises', 'session'],
  ['DELETE /api/promises/:id', 'session'],
  ['GET /api/reconciliation', 'session'],
  ['POST /api/reconciliation', 'session'],
  ['GET /api/parking-settings', 'session'],
  ['PUT /api/parking-settings', 'session'],
  ['GET /api/notices', 'session'],
  ['POST /api/notices/:id/aside', 'session'],
  ['POST /api/notices/:id/answer', 'session'],
  ['POST /api/notices/:id/links', 'session'],
  ['GET /answer/:token', 'link'],
  ['GET /answer/:token/picture', 'link'],
  ['POST /answer/:token', 'link'],
  ['GET /api/permits', 'session'],
  ['POST /api/permits', 'session'],
  ['PATCH /api/permits/:id', 'session'],
  ['DELETE /api/permits/:id', 'session'],
  ['GET /api/permits.csv', 'session'],
  ['POST /api/permits/import', 'session'],
  ['GET /api/rules', 'session'],
  ['PUT /api/rules', 'session'],
  ['POST /api/holidays/read', 'session'],
  ['POST /api/what-if', 'session'],
  ['POST /api/replay', 'session'],
  ['POST /api/gates/:id/command', 'session'],
  ['POST /api/gates/:id/code', 'session'],
  ['POST /api/gates/:id/service', 'session'],
  ['POST /api/passages/:id/answer', 'session'],
  ['POST /api/emergency', 'session'],
  ['DELETE /api/emergency', 'session'],
  ['GET /api/people', 'session'],
  ['GET /api/readers', 'session'],
  ['PUT /api/people/:person/presence', 'session'],
  ['GET /api/offline', 'session'],
  ['GET /api/orders', 'session'],
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
    case 'link':
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
