import type { Advice, Flaw, PlateQuality } from './plate-quality.ts';

/**
 * In pixels. A sharp character of 10 is still read (98 % of 43 plates of the validation photos made smaller; 65 % at 6),
 * but a camera's noise and JPEG take their part.
 */
const LEAST_CHARACTER_PX = 12;
/** What to aim for: the published minimum for recognition is 15 pixels. */
const WANTED_CHARACTER_PX = 15;

/** Measured on the same 43 plates: 86 % are read at 0.39 and 30 % at 0.29, whether out of focus or in motion. */
const LEAST_SHARPNESS = 0.34;

/** The noise of a camera in the dark makes up to this by itself; networks read less where there is no noise. */
const LEAST_CONTRAST = 0.1;
/** Of the light parts: below it a picture without contrast is dark, above the other it is overexposed. */
const DARK = 0.35;
const BRIGHT = 0.85;

/** A hidden fifth is at least one character. */
const MOST_GLARE = 0.2;

/** The networks were taught up to 30 degrees. */
const MOST_TILT_DEGREES = 28;

/** What keeps a plate that was found from being read, and what to do about it; null when nothing does. */
export function judgePlate(quality: PlateQuality): Advice | null {
  for (const [flaw, complain] of COMPLAINTS) {
    const sentence = complain(quality);
    if (sentence !== null) return { flaw, sentence };
  }
  return null;
}

type Complaint = (quality: PlateQuality) => string | null;

/** The first that holds is the one to begin with: of a plate that is too small or dark nothing else can be judged. */
const COMPLAINTS: readonly (readonly [Flaw, Complaint])[] = [
  [
    'cut-off',
    ({ cutOff }) =>
      cutOff === null
        ? null
        : `The plate is cut off at the ${cutOff} edge of the picture; turn the camera ${TOWARDS[cutOff]} or move it back.`,
  ],
  [
    'too-small',
    ({ characterHeightPx, plateWidthPx }) => {
      if (characterHeightPx >= LEAST_CHARACTER_PX) return null;
      const wantedPx = Math.ceil((plateWidthPx * WANTED_CHARACTER_PX) / characterHeightPx / 10) * 10;
      return (
        `The plate is ${whole(plateWidthPx)} pixels wide; move the camera closer or raise the resolution: ` +
        `${wantedPx} are needed, for characters ${WANTED_CHARACTER_PX} pixels high instead of ${whole(characterHeightPx)}.`
      );
    },
  ],
  [
    'too-dark',
    ({ brightness, contrast }) =>
      contrast < LEAST_CONTRAST && brightness < DARK
        ? `The plate is too dark (contrast ${percent(contrast)}, ${percent(LEAST_CONTRAST)} is the least); light the lane or expose longer.`
        : null,
  ],
  [
    'glare',
    ({ brightness, contrast, glare }) => {
      const hidden = contrast < LEAST_CONTRAST && brightness > BRIGHT ? 1 : glare;
      return hidden > MOST_GLARE
        ? `Glare hides ${percent(hidden)} of the plate's text; expose less, or turn the camera or the lamp so that the plate does not mirror it.`
        : null;
    },
  ],
  [
    'faint',
    ({ contrast }) =>
      contrast < LEAST_CONTRAST
        ? `The text hardly stands out from the plate (contrast ${percent(contrast)}, ${percent(LEAST_CONTRAST)} is the least); clean the plate and the camera.`
        : null,
  ],
  [
    'blurred',
    // Published shutter speeds: 1/200 s reads up to 18 km/h, 1/500 s up to 45 km/h.
    ({ sharpness }) =>
      sharpness < LEAST_SHARPNESS
        ? `The plate is blurred (sharpness ${percent(sharpness)}, ${percent(LEAST_SHARPNESS)} is the least); focus the camera on the place where vehicles stop, or expose for at most 1/200 s.`
        : null,
  ],
  [
    'tilted',
    ({ tiltDegrees }) =>
      Math.abs(tiltDegrees) > MOST_TILT_DEGREES
        ? `The plate is tilted by ${whole(Math.abs(tiltDegrees))} degrees, ${MOST_TILT_DEGREES} can be read; level the camera.`
        : null,
  ],
];

/** Where to turn a camera so that what an edge cuts off comes into the picture. */
const TOWARDS = { left: 'to the left', right: 'to the right', top: 'upwards', bottom: 'downwards' } as const;

function whole(value: number): string {
  return value.toFixed(0);
}

function percent(share: number): string {
  return `${whole(share * 100)} %`;
}
