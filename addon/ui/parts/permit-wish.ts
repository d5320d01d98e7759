/** A person wants a permit for a plate that was read. */
export interface PermitWish {
  readonly plate: string;
  /** False: it is only the likeliest text, for a person to compare with the picture. */
  readonly settled: boolean;
}

const NAME = 'wish-permit';

/** Travels up to the page as an event, never as an address: a plate does not belong into the browser's history. */
export function wishPermit(from: EventTarget, wish: PermitWish): void {
  from.dispatchEvent(new CustomEvent<PermitWish>(NAME, { detail: wish, bubbles: true, composed: true }));
}

export function onPermitWish(target: EventTarget, listener: (wish: PermitWish) => void): void {
  target.addEventListener(NAME, (event) => {
    listener((event as CustomEvent<PermitWish>).detail);
  });
}
