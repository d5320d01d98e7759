import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { loadOnnxRuntime } from '../onnx-runtime.ts';
import { parseOnnxFile } from './onnx-file.ts';
import { refusal } from './refusal.ts';

/** A network of somebody else's, loaded, but not yet known to fit. */
export interface BroughtNetwork {
  /** Name of its file, for messages. */
  readonly file: string;
  readonly metadata: ReadonlyMap<string, string>;
  readonly input: TensorPort;
  readonly outputs: readonly TensorPort[];
  run(data: Float32Array | Uint8Array, dims: readonly number[]): Promise<ReadonlyMap<string, Answer>>;
  close(): Promise<void>;
}

export interface TensorPort {
  readonly name: string;
  readonly type: string;
  /** Sizes that are left open are texts, or below 1. */
  readonly shape: readonly (number | string)[];
}

export interface Answer {
  readonly values: Float32Array;
  readonly dims: readonly number[];
}

/** The largest published plate networks have some 100 million bytes; a file beyond this is something else. */
const MOST_BYTES = 500_000_000;
const ONNX = 'A network in one ONNX file is accepted';

/** @throws UserError `model-refused`, with the reason. */
export async function openBroughtNetwork(path: string, threads: number): Promise<BroughtNetwork> {
  const file = basename(path);
  const bytes = await bytesOf(path, file);
  const about = parseOnnxFile(bytes);
  if (about === null) throw refusal(file, 'is no ONNX file, or only the beginning of one', ONNX);
  if (about.hasExternalData) throw refusal(file, 'keeps its weights in another file', ONNX);
  const { InferenceSession, Tensor } = await loadOnnxRuntime();
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(bytes, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      enableCpuMemArena: false,
      // What is wrong with the network is told once, by the error.
      logSeverityLevel: 4,
    });
  } catch (cause) {
    throw refusal(file, `cannot be loaded (${firstLine(cause)})`, ONNX, cause);
  }
  try {
    const [input, ...others] = session.inputMetadata.map((port) => portOf(file, port));
    if (input === undefined || others.length > 0) {
      throw refusal(
        file,
        `has ${session.inputMetadata.length} inputs`,
        'One input, the picture, is accepted',
      );
    }
    const outputs = session.outputMetadata.map((port) => portOf(file, port));
    return {
      file,
      metadata: about.metadata,
      input,
      outputs,
      run: async (data, dims) => {
        const picture: Tensor =
          data instanceof Float32Array ? new Tensor('float32', data, dims) : new Tensor('uint8', data, dims);
        return answersOf(await session.run({ [input.name]: picture }));
      },
      close: () => session.release(),
    };
  } catch (error) {
    await session.release();
    throw error;
  }
}

/**
 * What a network answers to its first picture, before it is relied on.
 *
 * @throws UserError `model-refused` when it breaks down or answers with numbers that are none.
 */
export async function tryNetwork(
  network: BroughtNetwork,
  data: Float32Array | Uint8Array,
  dims: readonly number[],
): Promise<ReadonlyMap<string, Answer>> {
  const { file } = network;
  const expected = 'A network that answers every picture with numbers is accepted';
  let answers: ReadonlyMap<string, Answer>;
  try {
    answers = await network.run(data, dims);
  } catch (cause) {
    throw refusal(file, `breaks down on a plain grey picture (${firstLine(cause)})`, expected, cause);
  }
  for (const [name, { values }] of answers) {
    if (values.some(Number.isNaN)) throw refusal(file, `answers "${name}" with NaN`, expected);
  }
  return answers;
}

async function bytesOf(path: string, file: string): Promise<Uint8Array> {
  try {
    // Asked before it is opened: a pipe that nobody writes to cannot even be opened.
    const about = await stat(path);
    if (!about.isFile() && !about.isDirectory()) throw refusal(file, 'is no file', ONNX);
    const { size } = about;
    if (size > MOST_BYTES) {
      throw refusal(file, `has ${Math.round(size / 1e6)} million bytes`, `${MOST_BYTES / 1e6} are accepted`);
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code !== 'model-refused') {
      throw refusal(file, `cannot be read (${String(error.code)})`, ONNX, error);
    }
    throw error;
  }
}

function portOf(file: string, port: InferenceSession.ValueMetadata): TensorPort {
  if (!port.isTensor) {
    throw refusal(file, `has "${port.name}", which is no tensor`, 'Tensors in and out are accepted');
  }
  return port;
}

function answersOf(values: InferenceSession.OnnxValueMapType): ReadonlyMap<string, Answer> {
  return new Map(
    Object.entries(values).flatMap(([name, { data, dims }]): [string, Answer][] =>
      data instanceof Float32Array ? [[name, { values: data, dims }]] : [],
    ),
  );
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').replace(/\.$/, '').slice(0, 300);
}
