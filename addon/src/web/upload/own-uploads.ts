/** Which pictures a key may fetch: those it sent itself, the newest of them, since the program started. */
export interface OwnUploads {
  remember(keyId: string, pictureId: string): void;
  has(keyId: string, pictureId: string): boolean;
}

/** A sender looks at its picture at once or never. */
const MOST_REMEMBERED = 1000;

export function createOwnUploads(): OwnUploads {
  const uploads = new Set<string>();
  const entry = (keyId: string, pictureId: string): string => `${keyId} ${pictureId}`;
  return {
    remember: (keyId, pictureId) => {
      const upload = entry(keyId, pictureId);
      uploads.delete(upload);
      uploads.add(upload);
      for (const oldest of uploads) {
        if (uploads.size <= MOST_REMEMBERED) break;
        uploads.delete(oldest);
      }
    },
    has: (keyId, pictureId) => uploads.has(entry(keyId, pictureId)),
  };
}
