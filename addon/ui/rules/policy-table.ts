import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Policy, PolicyRow, Rules } from '../../src/contract/rules.ts';
import type { GateView } from '../../src/contract/site-view.ts';
import type { Names } from '../names.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import {
  FOR_EVERYBODY,
  inheritedPolicy,
  isSameScope,
  policyNamesOf,
  rowsOf,
  type Scope,
  scopeText,
  withoutRow,
  withRow,
} from './policy-rows.ts';
import { policyText } from './policy-text.ts';
import { rulesChanged } from './rules-event.ts';

/** What the rules say for everybody, and what is different for a group or a gate. Fires `rules-change`. */
export class PolicyTable extends LitElement {
  static override readonly properties = {
    rules: { attribute: false },
    gates: { attribute: false },
    names: { attribute: false },
    edited: { state: true },
  };

  static override readonly styles = [
    sharedStyles,
    css`
      .row {
        display: grid;
        gap: 0.75rem;
        padding: 1rem 0;
        border-top: 1px solid var(--line);
      }
      .row > header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem;
      }
      .row h3 {
        flex: 1 1 10rem;
        font-size: 1rem;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr));
        gap: 0.75rem 1.5rem;
      }
      dt {
        color: var(--muted);
        font-size: 0.875rem;
      }
      dd {
        overflow-wrap: anywhere;
      }
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        align-items: end;
        gap: 0.75rem;
        padding-top: 1rem;
        border-top: 1px solid var(--line);
      }
      form p {
        grid-column: 1 / -1;
      }
    `,
  ];

  declare rules: Rules | null;
  declare gates: readonly Pick<GateView, 'id' | 'name'>[];
  declare names: Names | null;
  /** The row whose editor is open. */
  declare edited: Scope | null;

  constructor() {
    super();
    this.rules = null;
    this.gates = [];
    this.names = null;
    this.edited = null;
  }

  private addRow(rules: Rules, form: HTMLFormElement): void {
    const fields = new FormData(form);
    const scope: Scope = { group: formText(fields, 'group') || null, gate: formText(fields, 'gate') || null };
    this.edited = scope;
    if (rowsOf(rules).some((row) => isSameScope(row, scope))) return;
    form.reset();
    rulesChanged(this, withRow(rules, { ...scope, policy: {} }));
  }

  override render() {
    const { rules, names } = this;
    if (rules === null || names === null) return nothing;
    return html`${repeat(
      rowsOf(rules),
      ({ group, gate }) => JSON.stringify([group, gate]),
      (row) => this.renderRow(rules, names, row),
    )}
    ${this.renderNewRow(rules)}`;
  }

  private renderRow(rules: Rules, names: Names, row: PolicyRow) {
    const scope = scopeText(row, names);
    const isEdited = this.edited !== null && isSameScope(this.edited, row);
    return html`<section class="row" aria-label=${scope}>
      <header>
        <h3>${scope}</h3>
        <button
          type="button"
          aria-expanded=${isEdited ? 'true' : 'false'}
          aria-label=${isEdited ? texts.rules.doneEditingLabel(scope) : texts.rules.editLabel(scope)}
          @click=${() => {
            this.edited = isEdited ? null : row;
          }}
        >
          ${icon(isEdited ? 'check' : 'edit')}${isEdited ? texts.rules.doneEditing : texts.rules.edit}
        </button>
        ${
          isSameScope(row, FOR_EVERYBODY)
            ? nothing
            : html`<button
                type="button"
                class="danger"
                aria-label=${texts.rules.removeRow(scope)}
                title=${texts.rules.removeRow(scope)}
                @click=${() => {
                  rulesChanged(this, withoutRow(rules, row));
                }}
              >
                ${icon('trash')}
              </button>`
        }
      </header>
      ${isEdited ? this.renderEditor(rules, row) : this.renderAnswers(rules, row)}
    </section>`;
  }

  private renderAnswers(rules: Rules, row: PolicyRow) {
    const everybody = isSameScope(row, FOR_EVERYBODY);
    const policy: Partial<Policy> = everybody
      ? { ...inheritedPolicy(rules, row), ...row.policy }
      : row.policy;
    const said = policyNamesOf(row).filter((name) => policy[name] !== undefined);
    if (said.length === 0) return html`<p class="small muted">${texts.rules.nothingDiffers}</p>`;
    return html`<dl>
      ${said.map(
        (name) =>
          html`<div>
            <dt>${texts.rules.policy[name]}</dt>
            <dd>${policyText(name, policy)}</dd>
          </div>`,
      )}
    </dl>`;
  }

  private renderEditor(rules: Rules, row: PolicyRow) {
    return html`<policy-editor
      .policy=${row.policy}
      .inherited=${inheritedPolicy(rules, row)}
      .names=${policyNamesOf(row)}
      ?everybody=${isSameScope(row, FOR_EVERYBODY)}
      @policy-change=${(event: CustomEvent<Partial<Policy>>) => {
        rulesChanged(this, withRow(rules, { group: row.group, gate: row.gate, policy: event.detail }));
      }}
    ></policy-editor>`;
  }

  private renderNewRow(rules: Rules) {
    return html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.addRow(rules, event.currentTarget as HTMLFormElement);
      }}
    >
      <p class="small muted">${texts.rules.addRowFor}</p>
      <div>
        <label for="group">${texts.rules.group}</label>
        <select id="group" name="group">
          <option value="">${texts.rules.everybody}</option>
          ${rules.groups.map((group) => html`<option value=${group.id}>${group.name}</option>`)}
        </select>
      </div>
      <div>
        <label for="gate">${texts.rules.gate}</label>
        <select id="gate" name="gate">
          <option value="">${texts.rules.everyGateOption}</option>
          ${this.gates.map((gate) => html`<option value=${gate.id}>${gate.name}</option>`)}
        </select>
      </div>
      <button>${icon('plus')}${texts.rules.addRow}</button>
    </form>`;
  }
}
