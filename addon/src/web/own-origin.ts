/** What of a request tells where it comes from. */
export interface RequestOrigin {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly secFetchSite: string | undefined;
}

/** Methods that change nothing (RFC 9110, 9.2.1) and may therefore come from anywhere. */
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Whether a request may change something, so that no other web page can do it with the visitor's cookie, or without
 * one where nobody has to sign in. Browsers say `Sec-Fetch-Site` on trustworthy addresses and `Origin` with every POST
 * and DELETE, and no page can forge either. Who sends neither is not a browser and carries nobody else's cookie.
 */
export function mayChange(request: RequestOrigin): boolean {
  if (SAFE_METHODS.has(request.method)) return true;
  if (request.secFetchSite !== undefined) return request.secFetchSite === 'same-origin';
  if (request.origin === undefined) return true;
  return hostOfOrigin(request.origin) === request.host?.toLowerCase();
}

function hostOfOrigin(origin: string): string | null {
  // URL leaves out a default port, as browsers do in both headers; `null` and `file://` have no host.
  const host = URL.parse(origin)?.host ?? '';
  return host === '' ? null : host;
}
