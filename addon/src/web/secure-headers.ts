/**
 * On every answer. The page's scripts and styles are files of its own (Lit's styles are constructed style sheets, which
 * the policy lets pass); nothing inline, nothing from elsewhere. Only this server's own pages may frame it.
 */
export const SECURE_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    // The page signs in by fetch; a form sent by the browser itself would put the password into an address.
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;
