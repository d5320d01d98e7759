import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.ts';
import { texts } from '../texts.ts';

/** What stands where a list would be: nothing there yet, or nothing found. Style: `quietStateStyles`. */
export function emptyState(name: IconName, title: string, meaning: string): TemplateResult {
  return html`<div class="quiet-state">
    <span class="quiet-icon">${icon(name)}</span>
    <h3>${title}</h3>
    <p class="muted">${meaning}</p>
  </div>`;
}

export function loadingState(text: string): TemplateResult {
  return html`<div class="quiet-state" role="status">
    <span class="turning">${icon('spark')}</span>
    <p class="muted">${text}</p>
  </div>`;
}

export function failedState(title: string, meaning: string, retry: (() => void) | null): TemplateResult {
  return html`<div class="quiet-state" role="alert">
    <span class="quiet-icon tone-bad">${icon('warning')}</span>
    <h3>${title}</h3>
    <p class="muted">${meaning}</p>
    ${retry === null ? nothing : html`<button type="button" @click=${retry}>${texts.errors.retry}</button>`}
  </div>`;
}
