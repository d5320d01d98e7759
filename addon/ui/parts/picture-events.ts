/** A person wants to see a picture large. */
export interface PictureWish {
  readonly path: string;
  readonly label: string;
}

const NAME = 'show-picture';

/** Travels up to the page, which has the one large view. */
export function wishPicture(from: EventTarget, wish: PictureWish): void {
  from.dispatchEvent(new CustomEvent<PictureWish>(NAME, { detail: wish, bubbles: true, composed: true }));
}

export function onPictureWish(target: EventTarget, listener: (wish: PictureWish) => void): void {
  target.addEventListener(NAME, (event) => {
    listener((event as CustomEvent<PictureWish>).detail);
  });
}
