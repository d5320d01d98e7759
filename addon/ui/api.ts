import type {
  CodeTyped,
  CommandRequest,
  EmergencyView,
  ErrorView,
  NewUploadKey,
  NewUploadKeyView,
  OrderView,
  PassageAnswer,
  PassagePage,
  PassageQuery,
  SessionView,
  SignIn,
  UploadKeyView,
} from '../src/contract/api.ts';
import type { NoticeAnswer, NoticeAnswered, NoticeLinks, NoticePage } from '../src/contract/notices.ts';
import type { ParkingSettingsView } from '../src/contract/parking-settings.ts';
import type { NewPermit, PermitChange, PermitImport, PermitView } from '../src/contract/permits.ts';
import type { ReaderView } from '../src/contract/readers.ts';
import type { Reconcile, ReconciliationView } from '../src/contract/reconciliation.ts';
import type { OfflineView, RulesView } from '../src/contract/rules.ts';
import type { Holiday } from '../src/contract/schedule.ts';
import type { PassageView } from '../src/contract/site-view.ts';
import type { LossPage, StatisticsView } from '../src/contract/statistics.ts';
import type { NewPromise, PromiseView, SlotChange, SlotDetails } from '../src/contract/slots.ts';
import type {
  ConfusionView,
  CorrectionView,
  ReviewCount,
  VisitCorrection,
  VisitPage,
  VisitQuery,
  VisitView,
} from '../src/contract/visits.ts';
import type { Replay, ReplayView, WhatIf, WhatIfView } from '../src/contract/what-if.ts';
import type { DaySpan } from './statistics/figure-range.ts';
import type { LostStage } from './statistics/figures-route.ts';
import { texts } from './texts.ts';

export interface ApiError {
  /** `offline`: no answer came; `signed-out`: sign in first; `refused`: the server said no. */
  readonly kind: 'offline' | 'signed-out' | 'refused';
  /** The server's own sentence where there is one. */
  readonly message: string;
  /** The server's word for it, such as `plate-has-permit`; null where there is none. */
  readonly code: string | null;
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ApiError };

/** Every call of the server's API. Nothing here throws: what goes wrong is part of the answer. */
export interface Api {
  readonly session: () => Promise<Answer<SessionView>>;
  readonly signIn: (password: string) => Promise<Answer<void>>;
  readonly signOut: () => Promise<Answer<void>>;
  readonly passages: (query: PassageQuery) => Promise<Answer<PassagePage>>;
  readonly passage: (id: string) => Promise<Answer<PassageView>>;
  /** Newest first. */
  readonly visits: (query: VisitQuery) => Promise<Answer<VisitPage>>;
  /** With what most likely puts it right, where it waits for a person. */
  readonly visit: (id: string) => Promise<Answer<VisitView>>;
  readonly reviewCount: () => Promise<Answer<ReviewCount>>;
  readonly correctVisit: (correction: VisitCorrection) => Promise<Answer<CorrectionView>>;
  /** Newest first. */
  readonly corrections: (limit: number) => Promise<Answer<readonly CorrectionView[]>>;
  /** Refused with `changed-since` when what it changed was changed again. */
  readonly undoCorrection: (id: string) => Promise<Answer<CorrectionView>>;
  readonly confusions: () => Promise<Answer<readonly ConfusionView[]>>;
  readonly reconciliation: () => Promise<Answer<ReconciliationView>>;
  /** Refused with `changed-since` when the explanation does not hold any more. */
  readonly reconcile: (wish: Reconcile) => Promise<Answer<ReconciliationView>>;
  readonly statistics: (days: DaySpan) => Promise<Answer<StatisticsView>>;
  /** Newest first; a page may be empty although older ones follow. */
  readonly losses: (query: LossQuery) => Promise<Answer<LossPage>>;
  readonly permits: () => Promise<Answer<readonly PermitView[]>>;
  readonly addPermit: (permit: NewPermit) => Promise<Answer<PermitView>>;
  readonly changePermit: (id: string, change: PermitChange) => Promise<Answer<PermitView>>;
  readonly removePermit: (id: string) => Promise<Answer<void>>;
  /** Says what the file would do; with `apply` does it, if no line of it has an error. */
  readonly importPermits: (csv: Uint8Array<ArrayBuffer>, apply: boolean) => Promise<Answer<PermitImport>>;
  readonly rules: () => Promise<Answer<RulesView>>;
  /** Refused with `rules-changed` when the version is not the one that holds. */
  readonly saveRules: (rules: RulesView) => Promise<Answer<RulesView>>;
  /** The days of an iCalendar file; nothing is changed. */
  readonly readHolidays: (calendar: Uint8Array<ArrayBuffer>) => Promise<Answer<readonly Holiday[]>>;
  readonly whatIf: (question: WhatIf) => Promise<Answer<WhatIfView>>;
  readonly replay: (question: Replay) => Promise<Answer<ReplayView>>;
  readonly keys: () => Promise<Answer<readonly UploadKeyView[]>>;
  readonly makeKey: (key: NewUploadKey) => Promise<Answer<NewUploadKeyView>>;
  readonly revokeKey: (id: string) => Promise<Answer<void>>;
  readonly command: (gateId: string, request: CommandRequest) => Promise<Answer<void>>;
  /** A code typed at the gate for the vehicle that waits to come in. */
  readonly typeCode: (gateId: string, code: string) => Promise<Answer<void>>;
  readonly answerPassage: (id: string, answer: PassageAnswer['answer']) => Promise<Answer<void>>;
  readonly beginEmergency: () => Promise<Answer<EmergencyView>>;
  readonly endEmergency: () => Promise<Answer<EmergencyView>>;
  /** The barrier was serviced: counting begins anew. */
  readonly serviced: (gateId: string) => Promise<Answer<void>>;
  readonly offline: () => Promise<Answer<OfflineView>>;
  /** In the order in which they are asked. */
  readonly readers: () => Promise<Answer<readonly ReaderView[]>>;
  /** In the order of the site's list. */
  readonly slots: () => Promise<Answer<readonly SlotDetails[]>>;
  readonly changeSlot: (id: string, change: SlotChange) => Promise<Answer<SlotDetails>>;
  /** Those that hold, first to end first. */
  readonly promises: () => Promise<Answer<readonly PromiseView[]>>;
  readonly makePromise: (promise: NewPromise) => Promise<Answer<PromiseView>>;
  readonly takeBackPromise: (id: string) => Promise<Answer<void>>;
  readonly parkingSettings: () => Promise<Answer<ParkingSettingsView>>;
  /** Refused with `settings-changed` when the version is not the one that holds. */
  readonly saveParkingSettings: (settings: ParkingSettingsView) => Promise<Answer<ParkingSettingsView>>;
  /** Newest first. */
  readonly notices: (query: NoticeQuery) => Promise<Answer<NoticePage>>;
  readonly putNoticeAside: (id: string) => Promise<Answer<void>>;
  readonly answerNotice: (id: string, answer: NoticeAnswer) => Promise<Answer<void>>;
  /** Signs a link for each answer that can be given now. */
  readonly noticeLinks: (id: string) => Promise<Answer<NoticeLinks>>;
  /** Newest first. */
  readonly orders: (limit: number) => Promise<Answer<readonly OrderView[]>>;
}

export interface NoticeQuery {
  readonly open?: 'true' | 'false';
  readonly before?: string;
  readonly limit?: number;
}

export interface LossQuery extends DaySpan {
  readonly stage: LostStage;
  /** Id; absent: all gates. */
  readonly gate?: string;
  readonly before?: string;
  readonly limit?: number;
}

export interface ApiOptions {
  /** Where the page lives; the paths of the API are relative to it. */
  readonly base: string;
  readonly fetch: typeof fetch;
  /** Called when an answer other than that of signing in says that nobody is signed in. */
  readonly onSignedOut: () => void;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** A file as it is; anything else that is sent is JSON. */
interface SentFile {
  readonly type: 'text/csv' | 'text/calendar';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where all permits are had as a file; relative to the page's base, for a link. */
export const PERMITS_CSV = 'api/permits.csv';

export function createApi(options: ApiOptions): Api {
  const exchange = async (
    method: Method,
    path: string,
    type: string | null,
    body: BodyInit | null,
  ): Promise<Answer<Response>> => {
    let response: Response;
    try {
      response = await options.fetch(new URL(path, options.base), {
        method,
        headers: { accept: 'application/json', ...(type === null ? {} : { 'content-type': type }) },
        body,
      });
    } catch {
      return failed('offline', texts.errors.offline);
    }
    if (response.ok) return { ok: true, value: response };
    const { message, code } = await serverSaid(response);
    return failed(response.status === 401 ? 'signed-out' : 'refused', message, code);
  };

  const send = (method: Method, path: string, body?: object): Promise<Answer<Response>> =>
    body === undefined
      ? exchange(method, path, null, null)
      : exchange(method, path, 'application/json', JSON.stringify(body));

  const guard = async (sent: Promise<Answer<Response>>): Promise<Answer<Response>> => {
    const answer = await sent;
    if (!answer.ok && answer.error.kind === 'signed-out') options.onSignedOut();
    return answer;
  };

  const guarded = (method: Method, path: string, body?: object): Promise<Answer<Response>> =>
    guard(send(method, path, body));

  const guardedFile = (path: string, file: SentFile): Promise<Answer<Response>> =>
    guard(exchange('POST', path, file.type, file.bytes));

  return {
    session: async () => read(await send('GET', 'api/session')),
    signIn: async (password) => nothing(await send('POST', 'api/session', { password } satisfies SignIn)),
    signOut: async () => nothing(await send('DELETE', 'api/session')),
    passages: async (query) => read(await guarded('GET', `api/passages${queryText(query)}`)),
    passage: async (id) => read(await guarded('GET', `api/passages/${encodeURIComponent(id)}`)),
    visits: async (query) => read(await guarded('GET', `api/visits${queryText(query)}`)),
    visit: async (id) => read(await guarded('GET', `api/visits/${encodeURIComponent(id)}`)),
    reviewCount: async () => read(await guarded('GET', 'api/visits/review')),
    correctVisit: async (correction) => read(await guarded('POST', 'api/visits/corrections', correction)),
    corrections: async (limit) => read(await guarded('GET', `api/visits/corrections?limit=${limit}`)),
    undoCorrection: async (id) =>
      read(await guarded('POST', `api/visits/corrections/${encodeURIComponent(id)}/undo`)),
    confusions: async () => read(await guarded('GET', 'api/confusions')),
    reconciliation: async () => read(await guarded('GET', 'api/reconciliation')),
    reconcile: async (wish) => read(await guarded('POST', 'api/reconciliation', wish)),
    statistics: async ({ from, to }) =>
      read(await guarded('GET', `api/statistics${queryText({ from, to })}`)),
    losses: async (query) => read(await guarded('GET', `api/statistics/losses${queryText(query)}`)),
    permits: async () => read(await guarded('GET', 'api/permits')),
    addPermit: async (permit) => read(await guarded('POST', 'api/permits', permit)),
    changePermit: async (id, change) =>
      read(await guarded('PATCH', `api/permits/${encodeURIComponent(id)}`, change)),
    removePermit: async (id) => nothing(await guarded('DELETE', `api/permits/${encodeURIComponent(id)}`)),
    importPermits: async (bytes, apply) =>
      read(await guardedFile(`api/permits/import?apply=${String(apply)}`, { type: 'text/csv', bytes })),
    rules: async () => read(await guarded('GET', 'api/rules')),
    saveRules: async (rules) => read(await guarded('PUT', 'api/rules', rules)),
    readHolidays: async (bytes) =>
      read(await guardedFile('api/holidays/read', { type: 'text/calendar', bytes })),
    whatIf: async (question) => read(await guarded('POST', 'api/what-if', question)),
    replay: async (question) => read(await guarded('POST', 'api/replay', question)),
    keys: async () => read(await guarded('GET', 'api/keys')),
    makeKey: async (key) => read(await guarded('POST', 'api/keys', key)),
    revokeKey: async (id) => nothing(await guarded('DELETE', `api/keys/${encodeURIComponent(id)}`)),
    command: async (gateId, request) =>
      nothing(await guarded('POST', `api/gates/${encodeURIComponent(gateId)}/command`, request)),
    typeCode: async (gateId, code) =>
      nothing(
        await guarded('POST', `api/gates/${encodeURIComponent(gateId)}/code`, { code } satisfies CodeTyped),
      ),
    answerPassage: async (id, answer) =>
      nothing(
        await guarded('POST', `api/passages/${encodeURIComponent(id)}/answer`, {
          answer,
        } satisfies PassageAnswer),
      ),
    beginEmergency: async () => read(await guarded('POST', 'api/emergency')),
    endEmergency: async () => read(await guarded('DELETE', 'api/emergency')),
    serviced: async (gateId) =>
      nothing(await guarded('POST', `api/gates/${encodeURIComponent(gateId)}/service`)),
    offline: async () => read(await guarded('GET', 'api/offline')),
    readers: async () => read(await guarded('GET', 'api/readers')),
    slots: async () => read(await guarded('GET', 'api/slots')),
    changeSlot: async (id, change) =>
      read(await guarded('PATCH', `api/slots/${encodeURIComponent(id)}`, change)),
    promises: async () => read(await guarded('GET', 'api/promises')),
    makePromise: async (promise) => read(await guarded('POST', 'api/promises', promise)),
    takeBackPromise: async (id) => nothing(await guarded('DELETE', `api/promises/${encodeURIComponent(id)}`)),
    parkingSettings: async () => read(await guarded('GET', 'api/parking-settings')),
    saveParkingSettings: async (settings) => read(await guarded('PUT', 'api/parking-settings', settings)),
    notices: async (query) => read(await guarded('GET', `api/notices${queryText(query)}`)),
    putNoticeAside: async (id) =>
      nothing(await guarded('POST', `api/notices/${encodeURIComponent(id)}/aside`)),
    answerNotice: async (id, answer) =>
      nothing(
        await guarded('POST', `api/notices/${encodeURIComponent(id)}/answer`, {
          answer,
        } satisfies NoticeAnswered),
      ),
    noticeLinks: async (id) => read(await guarded('POST', `api/notices/${encodeURIComponent(id)}/links`)),
    orders: async (limit) => read(await guarded('GET', `api/orders?limit=${limit}`)),
  };
}

function failed(
  kind: ApiError['kind'],
  message: string,
  code: string | null = null,
): { readonly ok: false; readonly error: ApiError } {
  return { ok: false, error: { kind, message, code } };
}

function nothing(answer: Answer<Response>): Answer<void> {
  return answer.ok ? { ok: true, value: undefined } : answer;
}

/** The page and its server are one version of one contract: the shape is trusted, being JSON at all is not. */
async function read<Value>(answer: Answer<Response>): Promise<Answer<Value>> {
  if (!answer.ok) return answer;
  try {
    return { ok: true, value: (await answer.value.json()) as Value };
  } catch {
    return failed('refused', texts.errors.notUnderstood(answer.value.status));
  }
}

/** A proxy in between answers errors in its own way, so that nothing about this body is certain. */
async function serverSaid(response: Response): Promise<Pick<ApiError, 'message' | 'code'>> {
  try {
    const body = (await response.json()) as { readonly error?: Partial<ErrorView['error']> } | null;
    const message: unknown = body?.error?.message;
    const code: unknown = body?.error?.code;
    if (typeof message === 'string' && message !== '') {
      return { message, code: typeof code === 'string' ? code : null };
    }
  } catch {
    // Not JSON: the status is all that is known.
  }
  return { message: texts.errors.notUnderstood(response.status), code: null };
}

function queryText(query: PassageQuery | NoticeQuery | VisitQuery | DaySpan | LossQuery): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, string | number | undefined][]) {
    if (value !== undefined) text.set(name, String(value));
  }
  return text.size === 0 ? '' : `?${text.toString()}`;
}
