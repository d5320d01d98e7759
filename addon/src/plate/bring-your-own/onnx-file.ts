/** What an ONNX file says about itself, without its network being loaded. */
export interface OnnxFile {
  /** What its exporter wrote beside the network; YOLO's writes `task`, `names` and more. */
  readonly metadata: ReadonlyMap<string, string>;
  /** Some of its weights lie in another file. */
  readonly hasExternalData: boolean;
}

/** Field numbers of onnx.proto (ONNX 1.x; they never change). */
const MODEL = { irVersion: 1, graph: 7, metadata: 14 } as const;
const GRAPH = { node: 1, initializer: 5 } as const;
const NODE = { attribute: 5 } as const;
const ATTRIBUTE = { tensor: 5, graph: 6, tensors: 10, graphs: 11 } as const;
const TENSOR = { dataLocation: 14 } as const;
const ENTRY = { key: 1, value: 2 } as const;
const EXTERNAL = 1;

/** Networks nest loops and branches a few deep; deeper is made to exhaust the stack. */
const MOST_DEPTH = 16;

/** Null when the bytes are no ONNX file, or only the beginning of one. */
export function parseOnnxFile(bytes: Uint8Array): OnnxFile | null {
  try {
    const model = fieldsOf(bytes);
    const graphs = model.filter(({ number }) => number === MODEL.graph);
    const [graph] = graphs;
    if (graphs.length !== 1 || !model.some(({ number }) => number === MODEL.irVersion)) return null;
    return {
      metadata: new Map(within(model, MODEL.metadata).map(entryOf)),
      hasExternalData: graph !== undefined && hasExternal(fieldsOf(graph.bytes), 0),
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Field {
  readonly number: number;
  /** Of a whole number; 0 for others. */
  readonly value: number;
  /** Of a text, bytes or a nested message; empty for others. */
  readonly bytes: Uint8Array;
}

const NO_BYTES = new Uint8Array();

/** The fields of one protobuf message. Throws a RangeError where the bytes end too early or make no sense. */
function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const skip = (count: number): void => {
    at += count;
    if (at > bytes.length) throw new RangeError('The message ends within a field');
  };
  const whole = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at];
      skip(1);
      if (factor > 2 ** 63) throw new RangeError('A number of more than 64 bits');
      value += ((byte ?? 0) & 127) * factor;
      if (byte === undefined || byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = whole();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0) throw new RangeError('A field without number');
    if (wire === 0) {
      fields.push({ number, value: whole(), bytes: NO_BYTES });
    } else if (wire === 2) {
      const length = whole();
      const from = at;
      skip(length);
      fields.push({ number, value: 0, bytes: bytes.subarray(from, at) });
    } else if (wire === 1 || wire === 5) {
      skip(wire === 1 ? 8 : 4);
    } else {
      throw new RangeError('A field of an unknown kind');
    }
  }
  return fields;
}

function within(fields: readonly Field[], number: number): readonly (readonly Field[])[] {
  return fields.filter((field) => field.number === number).map((field) => fieldsOf(field.bytes));
}

function entryOf(fields: readonly Field[]): readonly [string, string] {
  const text = (number: number): string =>
    Buffer.from(fields.find((field) => field.number === number)?.bytes ?? NO_BYTES).toString('utf8');
  return [text(ENTRY.key), text(ENTRY.value)];
}

function hasExternal(graph: readonly Field[], depth: number): boolean {
  if (depth > MOST_DEPTH) throw new RangeError('Graphs within graphs without end');
  if (within(graph, GRAPH.initializer).some(isExternal)) return true;
  return within(graph, GRAPH.node)
    .flatMap((node) => within(node, NODE.attribute))
    .some(
      (attribute) =>
        [ATTRIBUTE.tensor, ATTRIBUTE.tensors].some((number) => within(attribute, number).some(isExternal)) ||
        [ATTRIBUTE.graph, ATTRIBUTE.graphs].some((number) =>
          within(attribute, number).some((inner) => hasExternal(inner, depth + 1)),
        ),
    );
}

function isExternal(tensor: readonly Field[]): boolean {
  return tensor.some(({ number, value }) => number === TENSOR.dataLocation && value === EXTERNAL);
}
