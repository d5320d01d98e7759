import type { ReactiveControllerHost } from 'lit';

/** How wide an element is, so that what it draws fits without being scaled: scaled text is too small on a phone. */
export interface WidthWatch {
  /** 0 until it was measured. */
  readonly widthPx: () => number;
}

/** The element is drawn anew whenever its width has changed. */
export function watchWidth(host: ReactiveControllerHost & Element): WidthWatch {
  let widthPx = 0;
  let frame = 0;
  const observer = new ResizeObserver(([entry]) => {
    const measuredPx = Math.floor(entry?.contentRect.width ?? 0);
    if (measuredPx === widthPx) return;
    cancelAnimationFrame(frame);
    // Drawn in the same frame the new height would be news to this observer, which the browser complains about.
    frame = requestAnimationFrame(() => {
      widthPx = measuredPx;
      host.requestUpdate();
    });
  });
  host.addController({
    hostConnected: () => {
      observer.observe(host);
    },
    hostDisconnected: () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    },
  });
  return { widthPx: () => widthPx };
}
