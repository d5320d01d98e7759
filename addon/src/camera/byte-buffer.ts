/** Bytes that arrive in pieces, kept in one piece. Grows by doubling, so that appending stays cheap. */
export interface ByteBuffer {
  readonly length: number;
  /** What is held, without a copy: valid until the next call that changes the buffer. */
  readonly bytes: Uint8Array;
  append(piece: Uint8Array): void;
  dropFirst(count: number): void;
}

/** Of the usual picture of an ESP32-CAM (SVGA, 20 to 60 kB), so that most need one allocation. */
const FIRST_CAPACITY_BYTES = 64 * 1024;

export function byteBuffer(): ByteBuffer {
  let store = new Uint8Array(0);
  let start = 0;
  let end = 0;

  const makeRoom = (count: number): void => {
    if (end + count <= store.length) return;
    const held = end - start;
    if (held + count <= store.length) {
      store.copyWithin(0, start, end);
    } else {
      const larger = new Uint8Array(Math.max(FIRST_CAPACITY_BYTES, store.length * 2, held + count));
      larger.set(store.subarray(start, end));
      store = larger;
    }
    start = 0;
    end = held;
  };

  return {
    get length() {
      return end - start;
    },
    get bytes() {
      return store.subarray(start, end);
    },
    append: (piece) => {
      makeRoom(piece.length);
      store.set(piece, end);
      end += piece.length;
    },
    dropFirst: (count) => {
      start = Math.min(end, start + count);
      if (start === end) start = end = 0;
    },
  };
}
