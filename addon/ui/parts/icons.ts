import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const drawings = {
  pulse: svg`<path d="M3 12h4l3-7 4 14 3-7h4" />`,
  car: svg`<path d="M4 17v-4.5l2-5.5h12l2 5.5V17zM4 12.5h16M6 17v2.5M18 17v2.5" /><path d="M7.5 14.8v.1M16.5 14.8v.1" />`,
  clock: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`,
  card: svg`<rect x="3" y="5" width="18" height="14" rx="2" /><circle cx="8.5" cy="10.5" r="2" /><path d="M5.5 15.5c.6-1.5 1.7-2.2 3-2.2s2.4.7 3 2.2M15 10h3M15 14h3" />`,
  key: svg`<circle cx="8" cy="15.5" r="4" /><path d="M11 12.5 19.5 4M16 7.5l3 3" />`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  cross: svg`<path d="m6 6 12 12M18 6 6 18" />`,
  stop: svg`<path d="M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM8 12h8" />`,
  question: svg`<circle cx="12" cy="12" r="8.5" /><path d="M9.6 9.6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.7M12 16.6v.1" />`,
  warning: svg`<path d="M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1" />`,
  in: svg`<path d="M3 12h12M11 8l4 4-4 4M20 4v16" />`,
  out: svg`<path d="M4 4v16M9 12h12M17 8l4 4-4 4" />`,
  back: svg`<path d="M7 19v-9a5 5 0 0 1 10 0v9M13.5 15.5 17 19l3.5-3.5" />`,
  follow: svg`<path d="M3 12h7M7 8.5l3.5 3.5L7 15.5M13 12h7.5M17 8.5l3.5 3.5-3.5 3.5" />`,
  away: svg`<path d="M20 12H4M10 6l-6 6 6 6" />`,
  unseen: svg`<path d="M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6zM4 4l16 16" />`,
  camera: svg`<rect x="3" y="7" width="18" height="13" rx="2" /><path d="m8 7 1.5-3h5L16 7" /><circle cx="12" cy="13.5" r="3.5" />`,
  cameraGone: svg`<path d="M8 7l1.5-3h5L16 7h3a2 2 0 0 1 2 2v9M17 20H5a2 2 0 0 1-2-2V9a2 2 0 0 1 1.2-1.8M3 3l18 18" />`,
  search: svg`<circle cx="10.5" cy="10.5" r="6.5" /><path d="m15.5 15.5 5 5" />`,
  trash: svg`<path d="M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5" />`,
  copy: svg`<rect x="8" y="8" width="12" height="12" rx="2" /><path d="M16 8V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3" />`,
  plus: svg`<path d="M12 5v14M5 12h14" />`,
  down: svg`<path d="m6 9 6 6 6-6" />`,
  signOut: svg`<path d="M13 4H5v16h8M10 12h11M17 8l4 4-4 4" />`,
  barrierOpen: svg`<path d="M6 20v-9M3 20h6M6 13 19 4" />`,
  barrierClosed: svg`<path d="M6 20v-9M3 20h6M6 12h15" />`,
  hold: svg`<path d="M9 5v14M15 5v14" />`,
  release: svg`<path d="M7 5v14l11-7z" />`,
  picture: svg`<rect x="3" y="5" width="18" height="14" rx="2" /><path d="m3 16 5-5 5 5 3-3 5 4.5" /><circle cx="16" cy="9.5" r="1.3" />`,
  lock: svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />`,
  unlock: svg`<rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 7.6-1.7" />`,
  tool: svg`<path d="M14.5 6.5a4 4 0 0 1 5-1.8L17 7.2l.4 2.4 2.4.4 2-2.2a4.3 4.3 0 0 1-5.6 5.4L9 20.4a2.1 2.1 0 0 1-3-3l7.2-7.2a4.3 4.3 0 0 1 1.3-3.7z" />`,
  gate: svg`<path d="M5 20v-9M3 20h4M5 12h15M19 12v3" />`,
  edit: svg`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5" />`,
  download: svg`<path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M4 20h16" />`,
  upload: svg`<path d="M12 15V4M7.5 8.5 12 4l4.5 4.5M4 20h16" />`,
  sliders: svg`<path d="M4 7h9M19 7h1M4 17h1M11 17h9" /><circle cx="16" cy="7" r="2.5" /><circle cx="8" cy="17" r="2.5" />`,
  flask: svg`<path d="M9 3.5h6M10 3.5v6L4.8 18a1.7 1.7 0 0 0 1.5 2.5h11.4a1.7 1.7 0 0 0 1.5-2.5L14 9.5v-6M7.5 15h9" />`,
  next: svg`<path d="M4 12h15M13 6l6 6-6 6" />`,
  bell: svg`<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4" />`,
  bolt: svg`<path d="M13 3 5.5 13.5h5L10 21l8-11h-5.5z" />`,
  accessible: svg`<circle cx="10" cy="4.5" r="1.7" /><path d="M10 8v6h5l3 5.5M10 10.5h4.5M7.5 12a4.7 4.7 0 1 0 6 6" />`,
  parking: svg`<rect x="3.5" y="3.5" width="17" height="17" rx="3" /><path d="M9.5 17V7.5h3.2a3 3 0 0 1 0 6H9.5" />`,
  chart: svg`<path d="M4 20h16M7 16v-5M12 16V6M17 16v-8" />`,
  eye: svg`<path d="M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6z" /><circle cx="12" cy="12" r="2.5" />`,
  send: svg`<path d="M21 3 10.5 13.5M21 3l-6.5 18-4-7.5L3 9.5z" />`,
  spark: svg`<path d="M12 3v5M12 16v5M3 12h5M16 12h5M6 6l3 3M15 15l3 3M18 6l-3 3M9 15l-3 3" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof drawings;

/** A drawing beside a text that says the same; readers of screens skip it. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`;
}
