import { html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import type { Badge } from './tone.ts';

export function badge({ label, icon: name, tone }: Badge): TemplateResult {
  return html`<span class="badge tone-${tone}">${icon(name)}${label}</span>`;
}
