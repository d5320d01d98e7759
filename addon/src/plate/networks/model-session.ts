import { fileURLToPath } from 'node:url';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { UserError } from '../../errors.ts';
import { MODELS } from '../models-folder.ts';
import { loadOnnxRuntime } from '../onnx-runtime.ts';
import type { Pixels } from '../pixels.ts';

/** A network of ours that takes bytes of pictures. */
export interface ModelSession {
  /** @param images of equal size. Answers the named outputs. */
  run(images: readonly Pixels[]): Promise<InferenceSession.OnnxValueMapType>;
  close(): Promise<void>;
}

/** Opens a network of `MODELS`. Rejects with UserError `reader-networks-missing` when it cannot be loaded. */
export async function openModel(file: string, threads: number): Promise<ModelSession> {
  const runtime = await loadOnnxRuntime();
  let session: InferenceSession;
  try {
    session = await runtime.InferenceSession.create(fileURLToPath(new URL(file, MODELS)), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      // Freed for each picture, its memory would stay in pieces with the allocator: 50 MB more, measured, and no faster.
      enableCpuMemArena: true,
      enableMemPattern: false,
    });
  } catch (cause) {
    throw new UserError(
      'reader-networks-missing',
      `The network ${file} cannot be loaded. Install the program again: its folder models must hold it.`,
      { cause },
    );
  }
  return {
    run: (images) => {
      const [first] = images;
      if (first === undefined) throw new Error('A network needs at least one picture');
      const { width, height } = first;
      const image: Tensor = new runtime.Tensor('uint8', joined(images), [images.length, height, width, 3]);
      return session.run({ image });
    },
    close: () => session.release(),
  };
}

/** The values of an output that is known to be of floats. */
export function floatsOf(values: InferenceSession.OnnxValueMapType, name: string): Float32Array {
  const data = values[name]?.data;
  if (!(data instanceof Float32Array)) throw new Error(`The network gives no floats named ${name}`);
  return data;
}

function joined(images: readonly Pixels[]): Uint8Array {
  const [first] = images;
  if (images.length === 1 && first !== undefined) return first.data;
  return Buffer.concat(images.map(({ data }) => data));
}
