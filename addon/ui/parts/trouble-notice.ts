import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';

/**
 * What went wrong; nothing where nothing did.
 * @param how `alert`: it is said at once. Without it the notice stands in a place that is.
 */
export function troubleNotice(
  message: string | null,
  how: 'alert' | 'quiet' = 'quiet',
): TemplateResult | typeof nothing {
  if (message === null) return nothing;
  return html`<p class="notice tone-bad" role=${how === 'alert' ? 'alert' : nothing}>
    ${icon('warning')}<span>${message}</span>
  </p>`;
}
