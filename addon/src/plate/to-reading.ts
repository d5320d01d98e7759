import { candidatesOf, confidenceOf } from './candidates.ts';
import { uprightBox } from './geometry.ts';
import type { Picture } from './picture.ts';
import type { ChosenPlate } from './plate-choice.ts';
import type { PlateReading } from './reading.ts';

/** A plate chosen in the decoded pixels of a picture, as others see it: its box in pixels of the picture as sent. */
export function toReading({ characters, box }: ChosenPlate, picture: Picture): PlateReading {
  const { pixels, width, height } = picture;
  const upright = uprightBox(box, pixels.width, pixels.height);
  const scaleX = width / pixels.width;
  const scaleY = height / pixels.height;
  const scores = characters.map(({ score }) => score);
  return {
    text: characters.map(({ char }) => char).join(''),
    confidence: confidenceOf(scores),
    characters: scores,
    box: {
      x: upright.x * scaleX,
      y: upright.y * scaleY,
      w: upright.w * scaleX,
      h: upright.h * scaleY,
    },
    candidates: candidatesOf(characters),
  };
}
