import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyOnnx } from '../../../test/tiny-onnx.ts';
import type { TinyNetwork } from '../../../test/tiny-onnx.ts';
import { parseOnnxFile } from './onnx-file.ts';

const NETWORK: TinyNetwork = {
  inputs: [{ name: 'in', type: 'float32', dims: [1, 'any'] }],
  outputs: [{ name: 'out', type: 'float32', dims: [1, 'any'] }],
  tensors: [{ name: 'one', type: 'float32', dims: [1], values: [1] }],
  nodes: [{ op: 'Add', inputs: ['in', 'one'], outputs: ['out'] }],
  metadata: { task: 'detect', names: "{0: 'plate'}" },
};

describe('an ONNX file', () => {
  it('tells what its exporter wrote beside the network', () => {
    const file = parseOnnxFile(tinyOnnx(NETWORK));
    expect(file?.metadata).toEqual(new Map(Object.entries(NETWORK.metadata ?? {})));
    expect(file?.hasExternalData).toBe(false);
  });

  it('tells when weights lie elsewhere', () => {
    const tensors = [
      { name: 'one', type: 'float32', dims: [1], values: [1], elsewhere: '../../passwd' },
    ] as const;
    expect(parseOnnxFile(tinyOnnx({ ...NETWORK, tensors }))?.hasExternalData).toBe(true);
  });

  it('is none when it is cut off anywhere within its network, or something else', () => {
    const { metadata, ...bare } = NETWORK;
    expect(metadata).toBeDefined();
    const bytes = tinyOnnx(bare);
    for (let length = 0; length < bytes.length - 8; length++) {
      expect(parseOnnxFile(bytes.subarray(0, length))).toBeNull();
    }
    expect(parseOnnxFile(Buffer.from('<html>404: Not Found</html>'))).toBeNull();
    expect(parseOnnxFile(Buffer.from('version https://git-lfs.github.com/spec/v1'))).toBeNull();
  });

  it('may be any bytes', () => {
    const bytes = tinyOnnx(NETWORK);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 5 }), (changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of changes) changed[at] = value;
        expect(() => parseOnnxFile(changed)).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        expect(() => parseOnnxFile(any)).not.toThrow();
      }),
    );
  });
});
