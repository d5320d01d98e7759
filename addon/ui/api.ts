import type {
  CommandRequest,
  ErrorView,
  NewPermit,
  NewUploadKey,
  NewUploadKeyView,
  PassagePage,
  PassageQuery,
  PermitView,
  SessionView,
  SignIn,
  UploadKeyView,
} from '../src/contract/api.ts';
import { texts } from './texts.ts';

export interface ApiError {
  /** `offline`: no answer came; `signed-out`: sign in first; `refused`: the server said no. */
  readonly kind: 'offline' | 'signed-out' | 'refused';
  /** The server's own sentence where there is one. */
  readonly message: string;
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ApiError };

/** Every call of the server's API. Nothing here throws: what goes wrong is part of the answer. */
export interface Api {
  readonly session: () => Promise<Answer<SessionView>>;
  readonly signIn: (password: string) => Promise<Answer<void>>;
  readonly signOut: () => Promise<Answer<void>>;
  readonly passages: (query: PassageQuery) => Promise<Answer<PassagePage>>;
  readonly permits: () => Promise<Answer<readonly PermitView[]>>;
  readonly addPermit: (permit: NewPermit) => Promise<Answer<PermitView>>;
  readonly removePermit: (id: string) => Promise<Answer<void>>;
  readonly keys: () => Promise<Answer<readonly UploadKeyView[]>>;
  readonly makeKey: (key: NewUploadKey) => Promise<Answer<NewUploadKeyView>>;
  readonly revokeKey: (id: string) => Promise<Answer<void>>;
  readonly command: (gateId: string, request: CommandRequest) => Promise<Answer<void>>;
}

export interface ApiOptions {
  /** Where the page lives; the paths of the API are relative to it. */
  readonly base: string;
  readonly fetch: typeof fetch;
  /** Called when an answer other than that of signing in says that nobody is signed in. */
  readonly onSignedOut: () => void;
}

type Method = 'GET' | 'POST' | 'DELETE';

export function createApi(options: ApiOptions): Api {
  const send = async (method: Method, path: string, body?: object): Promise<Answer<Response>> => {
    let response: Response;
    try {
      response = await options.fetch(new URL(path, options.base), {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      return failed('offline', texts.errors.offline);
    }
    if (response.ok) return { ok: true, value: response };
    return failed(response.status === 401 ? 'signed-out' : 'refused', await serverMessage(response));
  };

  const guarded = async (method: Method, path: string, body?: object): Promise<Answer<Response>> => {
    const answer = await send(method, path, body);
    if (!answer.ok && answer.error.kind === 'signed-out') options.onSignedOut();
    return answer;
  };

  return {
    session: async () => read(await send('GET', 'api/session')),
    signIn: async (password) => nothing(await send('POST', 'api/session', { password } satisfies SignIn)),
    signOut: async () => nothing(await send('DELETE', 'api/session')),
    passages: async (query) => read(await guarded('GET', `api/passages${queryText(query)}`)),
    permits: async () => read(await guarded('GET', 'api/permits')),
    addPermit: async (permit) => read(await guarded('POST', 'api/permits', permit)),
    removePermit: async (id) => nothing(await guarded('DELETE', `api/permits/${encodeURIComponent(id)}`)),
    keys: async () => read(await guarded('GET', 'api/keys')),
    makeKey: async (key) => read(await guarded('POST', 'api/keys', key)),
    revokeKey: async (id) => nothing(await guarded('DELETE', `api/keys/${encodeURIComponent(id)}`)),
    command: async (gateId, request) =>
      nothing(await guarded('POST', `api/gates/${encodeURIComponent(gateId)}/command`, request)),
  };
}

function failed(kind: ApiError['kind'], message: string): { readonly ok: false; readonly error: ApiError } {
  return { ok: false, error: { kind, message } };
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
async function serverMessage(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as Partial<ErrorView> | null;
    const message: unknown = body?.error?.message;
    if (typeof message === 'string' && message !== '') return message;
  } catch {
    // Not JSON: the status is all that is known.
  }
  return texts.errors.notUnderstood(response.status);
}

function queryText(query: PassageQuery): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, string | number | undefined][]) {
    if (value !== undefined) text.set(name, String(value));
  }
  return text.size === 0 ? '' : `?${text.toString()}`;
}
