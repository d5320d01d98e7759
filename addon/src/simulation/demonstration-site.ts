import type { Direction, DirectionRule, SensorPlace } from '../contract/words.ts';

export interface DemonstrationGate {
  readonly id: string;
  readonly name: string;
  readonly directionRule: DirectionRule;
  /** In the order in which an entering vehicle meets them. */
  readonly sensors: readonly SensorPlace[];
  /** The approaches that a camera watches. */
  readonly cameras: readonly Direction[];
}

export interface DemonstrationSlot {
  readonly id: string;
  readonly name: string;
}

/**
 * The site that `npm start` shows. `courtyard` has one barrier for both ways, as the original project has; the street side
 * has separate lanes for entry and exit. Every gate has a beam under the arm: between two sensors alone a driver who draws
 * back before an open arm looks like one who stops under it, and a person has to look each time before the arm comes down.
 */
export const DEMONSTRATION_SITE = {
  name: 'Mill Lane',
  capacity: 8,
  slots: Array.from({ length: 8 }, (_, index): DemonstrationSlot => ({
    id: `a${index + 1}`,
    name: `A${index + 1}`,
  })),
  gates: [
    {
      id: 'courtyard',
      name: 'Courtyard',
      directionRule: 'both',
      sensors: ['outside', 'beam', 'inside'],
      cameras: ['in', 'out'],
    },
    {
      id: 'street-in',
      name: 'Street entry',
      directionRule: 'entry',
      sensors: ['outside', 'beam', 'inside'],
      cameras: ['in'],
    },
    {
      id: 'street-out',
      name: 'Street exit',
      directionRule: 'exit',
      sensors: ['outside', 'beam', 'inside'],
      cameras: ['out'],
    },
  ] as readonly DemonstrationGate[],
} as const;
