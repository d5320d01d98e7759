import type { Box } from '../reading.ts';
import type { FormPart } from './multipart-form.ts';

/** One plate as a service tells it; nothing of it is folded or checked against a format yet. */
export interface RemotePlate {
  readonly written: string;
  /** 0 to 1, the service's own measure; `NO_SCORE` where it tells none. */
  readonly score: number;
  /** In pixels of the picture that was sent; null where the service does not say where it is. */
  readonly box: Box | null;
  /** ISO 3166-1 alpha-2 or 3166-2, with the service's own measure. */
  readonly region: { readonly code: string; readonly score: number } | null;
  readonly candidates: readonly { readonly written: string; readonly score: number }[];
}

/** Of a service that does not say how sure it is: neither sure nor unsure. */
export const NO_SCORE = 0.5;

/** What an account was used for, as the service counts it. */
export interface ServiceUsage {
  readonly used: number;
  readonly total: number;
}

/** How one kind of service is asked and understood; the call itself is the same for all. */
export interface RemoteProtocol {
  /** Where the service is; null where everybody has another one. */
  readonly usualUrl: string | null;
  /** The value of the `Authorization` header. */
  readonly authorization: (key: string) => string;
  /** @param regions codes of the site's regions, likeliest first. */
  readonly parts: (jpeg: Uint8Array, regions: readonly string[]) => readonly FormPart[];
  /** Null when it is no answer of this kind of service. An empty list is an answer. */
  readonly plates: (answer: unknown) => readonly RemotePlate[] | null;
  /** Whether the body of a refusal says that the account has no reads left. */
  readonly saysNoneLeft: (answer: unknown) => boolean;
  /** Null where the service does not tell. */
  readonly usage: {
    /** Null when the service at this address does not tell. */
    readonly url: (readUrl: URL) => URL | null;
    readonly parse: (answer: unknown) => ServiceUsage | null;
  } | null;
}

/** The picture as a file of a form. Its name says nothing: what names it may end up in public addresses. */
export function pictureFile(name: string, jpeg: Uint8Array): FormPart {
  return { name, fileName: 'picture.jpg', type: 'image/jpeg', bytes: jpeg };
}
