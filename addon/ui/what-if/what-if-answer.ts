import { LitElement, css, html, nothing } from 'lit';
import { badge } from '../parts/badge.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import type { AnswerModel } from './answer-model.ts';

/** One decision with its whole chain of reasons. */
export class WhatIfAnswer extends LitElement {
  static override readonly properties = { label: { type: String }, answer: { attribute: false } };

  static override readonly styles = [
    sharedStyles,
    css`
      section {
        display: grid;
        gap: 0.625rem;
      }
      .verdict {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 0.75rem;
      }
      ol {
        display: grid;
        gap: 0.375rem;
        padding-left: 1.25rem;
        list-style: decimal;
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare label: string;
  declare answer: AnswerModel | null;

  constructor() {
    super();
    this.label = '';
    this.answer = null;
  }

  override render() {
    const { answer } = this;
    if (answer === null) return nothing;
    return html`<section aria-labelledby="label">
      <h2 id="label">${this.label}</h2>
      <p class="verdict">
        ${badge(answer.verdict)}
        ${answer.plate === null ? nothing : html`<plate-chip .plate=${answer.plate}></plate-chip>`}
      </p>
      <ol>
        ${answer.reasons.map((reason) => html`<li>${reason}</li>`)}
      </ol>
    </section>`;
  }
}
