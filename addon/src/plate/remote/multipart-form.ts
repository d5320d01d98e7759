export type FormPart =
  | { readonly name: string; readonly text: string }
  | {
      readonly name: string;
      readonly fileName: string;
      readonly type: string;
      readonly bytes: Uint8Array;
    };

export interface MultipartForm {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * A form as RFC 7578 writes it.
 *
 * @param boundary that occurs in none of the parts; at random it does so in no lifetime.
 */
export function multipartForm(parts: readonly FormPart[], boundary: string): MultipartForm {
  const pieces = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n${headOf(part)}\r\n\r\n`),
    'bytes' in part ? part.bytes : Buffer.from(part.text),
    Buffer.from('\r\n'),
  ]);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}

function headOf(part: FormPart): string {
  const disposition = `Content-Disposition: form-data; name="${part.name}"`;
  return 'bytes' in part
    ? `${disposition}; filename="${part.fileName}"\r\nContent-Type: ${part.type}`
    : disposition;
}
