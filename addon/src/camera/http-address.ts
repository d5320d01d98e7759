/** How a picture is asked for over HTTP. */
export interface HttpAddress {
  /** `http:` or `https:`. A user and password in it are used for Basic sign-in, unless `username` is given. */
  readonly url: string;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Whom to trust instead of the public authorities, for `https:`: PEM text, or the path of a PEM file, which is read
   * anew for each connection.
   */
  readonly ca?: string | undefined;
}

/**
 * Names the camera in a sentence for people: host and port. Path and query stay out, like user and password: many
 * cameras want their password or key there.
 */
export function hostOf(address: HttpAddress): string {
  return URL.parse(address.url)?.host ?? 'an address that is no URL';
}

/** The headers to send, sign-in included. */
export function requestHeaders(address: HttpAddress): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'image/jpeg, image/png, image/webp, multipart/x-mixed-replace, */*;q=0.1',
    'accept-encoding': 'identity',
    'cache-control': 'no-cache',
    ...address.headers,
  };
  const url = URL.parse(address.url);
  const username = address.username ?? decode(url?.username ?? '');
  const password = address.password ?? decode(url?.password ?? '');
  if (username !== '' || password !== '') {
    headers['authorization'] = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }
  return headers;
}

/** A percent sign that encodes nothing stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
