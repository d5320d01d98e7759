export const PICTURE_EDGES = ['left', 'right', 'top', 'bottom'] as const;
export type PictureEdge = (typeof PICTURE_EDGES)[number];

/** How well one plate can be seen in one picture. Lengths are in pixels of the picture as it was sent. */
export interface PlateQuality {
  readonly plateWidthPx: number;
  readonly characterHeightPx: number;
  /** 0 to 1: how much of its contrast the text crosses within a tenth of a character's height, at its steepest. */
  readonly sharpness: number;
  /** 0 to 1: from the dark to the light of its text, of what a picture can show. */
  readonly contrast: number;
  /** 0 to 1: the light of its text and ground. */
  readonly brightness: number;
  /** 0 to 1: share of its text that blown-out light hides. */
  readonly glare: number;
  /** Of its text against the level, positive clockwise. */
  readonly tiltDegrees: number;
  /** The edge of the picture that cuts it off. */
  readonly cutOff: PictureEdge | null;
}

export const FLAWS = [
  'no-plate',
  'cut-off',
  'too-small',
  'too-dark',
  'glare',
  'faint',
  'blurred',
  'tilted',
] as const;
/** What keeps a plate from being read. `faint`: neither dark nor bright, but nearly of one colour, as behind mud or fog. */
export type Flaw = (typeof FLAWS)[number];

/** What a person can do so that plates are read. */
export interface Advice {
  readonly flaw: Flaw;
  /** One sentence, with the figures that it rests on. */
  readonly sentence: string;
}
