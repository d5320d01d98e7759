/**
 * Writes ONNX files of networks small enough to be made in a test: just the messages and fields of onnx.proto that they
 * need.
 */

export type ElementType = 'float32' | 'uint8' | 'int64' | 'float16';

export interface TinyPort {
  readonly name: string;
  readonly type: ElementType;
  /** A text is a size that is left open. */
  readonly dims: readonly (number | string)[];
}

export interface TinyTensor {
  readonly name: string;
  readonly type: 'float32' | 'int64';
  readonly dims: readonly number[];
  readonly values: readonly number[];
  /** Says that the values lie in a file of this name. */
  readonly elsewhere?: string;
}

export interface TinyNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Whole numbers, lists of them; numbers with a fraction are floats. */
  readonly attributes?: Readonly<Record<string, number | readonly number[]>>;
}

export interface TinyNetwork {
  readonly inputs: readonly TinyPort[];
  readonly outputs: readonly TinyPort[];
  readonly tensors?: readonly TinyTensor[];
  readonly nodes: readonly TinyNode[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Numbers of onnx.TensorProto.DataType. */
const TYPES: Readonly<Record<ElementType, number>> = { float32: 1, uint8: 2, int64: 7, float16: 10 };
/** onnx.AttributeProto.AttributeType */
const FLOAT = 1;
const INT = 2;
const INTS = 7;

export function tinyOnnx({ inputs, outputs, tensors = [], nodes, metadata = {} }: TinyNetwork): Uint8Array {
  const graph = [
    ...nodes.map((node) => message(1, nodeFields(node))),
    text(2, 'tiny'),
    ...tensors.map((tensor) => message(5, tensorFields(tensor))),
    ...inputs.map((port) => message(11, portFields(port))),
    ...outputs.map((port) => message(12, portFields(port))),
  ];
  return Buffer.concat([
    whole(1, 8),
    message(7, graph),
    message(8, [whole(2, 17)]),
    ...Object.entries(metadata).map(([key, value]) => message(14, [text(1, key), text(2, value)])),
  ]);
}

function portFields({ name, type, dims }: TinyPort): readonly Buffer[] {
  const sizes = dims.map((size) => message(1, [typeof size === 'number' ? whole(1, size) : text(2, size)]));
  return [text(1, name), message(2, [message(1, [whole(1, TYPES[type]), message(2, sizes)])])];
}

function tensorFields({ name, type, dims, values, elsewhere }: TinyTensor): readonly Buffer[] {
  const data = Buffer.from(
    (type === 'float32' ? Float32Array.from(values) : BigInt64Array.from(values, BigInt)).buffer,
  );
  return [
    ...dims.map((size) => whole(1, size)),
    whole(2, TYPES[type]),
    text(8, name),
    ...(elsewhere === undefined
      ? [bytes(9, data)]
      : [message(13, [text(1, 'location'), text(2, elsewhere)]), whole(14, 1)]),
  ];
}

function nodeFields({ op, inputs, outputs, attributes = {} }: TinyNode): readonly Buffer[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => message(5, [text(1, name), ...attribute(value)])),
  ];
}

function attribute(value: number | readonly number[]): readonly Buffer[] {
  if (typeof value !== 'number') return [...value.map((item) => whole(8, item)), whole(20, INTS)];
  if (Number.isInteger(value)) return [whole(3, value), whole(20, INT)];
  const float = Buffer.alloc(4);
  float.writeFloatLE(value);
  return [varint(2 * 8 + 5), float, whole(20, FLOAT)];
}

function message(number: number, fields: readonly Buffer[]): Buffer {
  return bytes(number, Buffer.concat(fields));
}

function text(number: number, value: string): Buffer {
  return bytes(number, Buffer.from(value));
}

function bytes(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content]);
}

function whole(number: number, value: number): Buffer {
  return Buffer.concat([varint(number * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const parts: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) parts.push((rest % 128) + 128);
  return Buffer.from([...parts, rest]);
}
