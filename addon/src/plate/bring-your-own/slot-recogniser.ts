import { straightenQuad } from '../pixels.ts';
import type { Pixels } from '../pixels.ts';
import type { FoundPlate } from '../plate-finder.ts';
import type { PlateRecogniser } from '../plate-recogniser.ts';
import { sidesOf } from '../quad.ts';
import type { RegionGuess } from '../reading.ts';
import { openBroughtNetwork, tryNetwork } from './brought-network.ts';
import type { Answer, BroughtNetwork } from './brought-network.ts';
import { letterboxed } from './letterbox.ts';
import type { Colour } from './letterbox.ts';
import type { RecogniserDescription } from './recogniser-description.ts';
import { regionNamed } from './region-names.ts';
import { isFixed, refusal, shapeText } from './refusal.ts';
import { slotClasses, slotText } from './slot-text.ts';
import type { SlotClass } from './slot-text.ts';

export interface SlotRecogniserOptions {
  /** Of the ONNX file. */
  readonly path: string;
  readonly description: RecogniserDescription;
  /** Threads inside the network. */
  readonly threads: number;
}

/** Width to height below which a plate has two rows: those of one row begin at 2:1 (North America), those of two end at 1.7. */
const TWO_ROWS_ASPECT = 1.8;
/** A plate whose shape is kept is straightened at most so large before it is brought to the network's size. */
const MOST_SIDE_PX = 512;

/**
 * A recogniser of the fast-plate-ocr family: a fixed number of slots, each with a probability for every character of its
 * alphabet. Takes the plate as bytes or floats from 0 to 255, [N, height, width, colours] or [N, colours, height, width].
 *
 * @throws UserError `model-refused`, with the reason.
 */
export async function openSlotRecogniser(options: SlotRecogniserOptions): Promise<PlateRecogniser> {
  const network = await openBroughtNetwork(options.path, options.threads);
  try {
    return await recogniserOf(network, options.description);
  } catch (error) {
    await network.close();
    throw error;
  }
}

async function recogniserOf(
  network: BroughtNetwork,
  description: RecogniserDescription,
): Promise<PlateRecogniser> {
  const { file } = network;
  const classes = classesOf(file, description);
  const input = inputOf(network, description);
  const output = network.outputs.find(({ name }) => name === 'plate') ?? network.outputs[0];
  const size = description.max_plate_slots * classes.length;
  const regions = description.plate_regions?.map(regionNamed) ?? [];

  const ask = (plate: Pixels) => network.run(input.pack(plate), input.dims);
  const grey = filled(description, [114, 114, 114]);
  const first = (await tryNetwork(network, input.pack(grey), input.dims)).get(output?.name ?? '');
  if (first?.values.length !== size) {
    throw refusal(
      file,
      first === undefined ? 'does not answer with float32' : `answers ${shapeText('float32', first.dims)}`,
      `Its description says ${description.max_plate_slots} slots of ${classes.length} characters: ${size} numbers are accepted`,
    );
  }

  return {
    name: 'own-recogniser',
    recognise: async (picture, plate) => {
      const answers = await ask(await cropped(picture, plate, description));
      const answer = answers.get(output?.name ?? '');
      const text = answer === undefined ? null : slotText(answer.values, classes);
      if (text === null) return null;
      return { ...text, rows: rowsOf(plate), region: regionOf(answers.get('region'), regions) };
    },
    close: () => network.close(),
  };
}

function classesOf(file: string, { alphabet, pad_char: pad }: RecogniserDescription): readonly SlotClass[] {
  const found = slotClasses(alphabet, pad);
  if (!found.ok) {
    throw refusal(
      file,
      `has an alphabet with ${found.unknown.slice(0, 5).join(' ')}`,
      'A-Z, 0-9, their look-alikes in Cyrillic and Greek, and separators are accepted',
    );
  }
  if (!found.classes.some(({ kind }) => kind === 'character')) {
    throw refusal(file, 'has an alphabet without a character', 'A-Z and 0-9 are accepted');
  }
  return found.classes;
}

interface Input {
  readonly dims: readonly number[];
  readonly pack: (plate: Pixels) => Uint8Array | Float32Array;
}

function inputOf(
  { file, input: { type, shape } }: BroughtNetwork,
  description: RecogniserDescription,
): Input {
  const { img_height: height, img_width: width, image_color_mode: mode } = description;
  const colours = mode === 'rgb' ? 3 : 1;
  const orders = [
    { dims: [1, height, width, colours], isPlanes: false },
    { dims: [1, colours, height, width], isPlanes: true },
  ];
  const order = orders.find(
    ({ dims }) => shape.length === 4 && shape.every((size, index) => !isFixed(size) || size === dims[index]),
  );
  if (order === undefined || (type !== 'uint8' && type !== 'float32')) {
    throw refusal(
      file,
      `takes ${shapeText(type, shape)}`,
      `Its description says ${orders.map(({ dims }) => shapeText('uint8', dims)).join(' or ')}, which are accepted, as float32 too`,
    );
  }
  return {
    dims: order.dims,
    pack: (plate) => {
      const bytes = coloured(plate, colours, order.isPlanes);
      return type === 'uint8' ? bytes : Float32Array.from(bytes);
    },
  };
}

/** Bytes of one or three colours, interleaved or in planes. */
function coloured({ data, width, height }: Pixels, colours: 1 | 3, isPlanes: boolean): Uint8Array {
  if (colours === 3 && !isPlanes) return data;
  const size = width * height;
  return Uint8Array.from({ length: size * colours }, (_, i) => {
    if (colours === 3) return data[(i % size) * 3 + Math.floor(i / size)] ?? 0;
    // Rec. 601, as OpenCV turns colours to grey.
    return Math.round(
      0.299 * (data[i * 3] ?? 0) + 0.587 * (data[i * 3 + 1] ?? 0) + 0.114 * (data[i * 3 + 2] ?? 0),
    );
  });
}

async function cropped(
  picture: Pixels,
  { corners }: FoundPlate,
  {
    img_width: width,
    img_height: height,
    keep_aspect_ratio: keep,
    padding_color: padding,
  }: RecogniserDescription,
): Promise<Pixels> {
  if (!keep) return straightenQuad(picture, corners, width, height);
  const { across, down } = sidesOf(corners);
  const clip = (side: number): number => Math.min(MOST_SIDE_PX, Math.max(1, Math.round(side)));
  const [red = 0, green = red, blue = red] = typeof padding === 'number' ? [padding] : padding;
  const colour: Colour = [red, green, blue];
  const crop = straightenQuad(picture, corners, clip(across), clip(down));
  return (await letterboxed(crop, width, height, colour)).pixels;
}

function filled({ img_width: width, img_height: height }: RecogniserDescription, [value]: Colour): Pixels {
  return { data: new Uint8Array(width * height * 3).fill(value), width, height };
}

function rowsOf({ corners, twoRows }: FoundPlate): 1 | 2 {
  if (twoRows !== null) return twoRows >= 0.5 ? 2 : 1;
  const { across, down } = sidesOf(corners);
  return across < TWO_ROWS_ASPECT * down ? 2 : 1;
}

/** Null where the network tells none, or one without a code ("Unknown"). */
function regionOf(answer: Answer | undefined, codes: readonly (string | null)[]): RegionGuess | null {
  if (answer?.values.length !== codes.length) return null;
  const best = answer.values.reduce(
    (most, value, index, all) => (value > (all[most] ?? 0) ? index : most),
    0,
  );
  const code = codes[best] ?? null;
  const confidence = answer.values[best] ?? 0;
  return code === null || !(confidence >= 0 && confidence <= 1) ? null : { code, confidence };
}
