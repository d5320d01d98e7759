import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Group, Rules } from '../../src/contract/rules.ts';
import { formText } from '../parts/form-text.ts';
import { icon } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { troubleNotice } from '../parts/trouble-notice.ts';
import { texts } from '../texts.ts';
import { isBuiltIn, withGroupAdded, withGroupRemoved, withGroupRenamed } from './groups.ts';
import { ruleCardStyles } from './rule-card-styles.ts';
import { rulesChanged } from './rules-event.ts';

const LONGEST_NAME = 60;

/** The groups of permits: those that every site has under the names that people chose, and the site's own. */
export class GroupList extends LitElement {
  static override readonly properties = { rules: { attribute: false }, trouble: { state: true } };

  static override readonly styles = [
    sharedStyles,
    ruleCardStyles,
    css`
      li {
        display: flex;
        gap: 0.5rem;
      }
      .spare {
        flex: 0 0 3.375rem;
      }
    `,
  ];

  declare rules: Rules | null;
  declare trouble: string | null;

  constructor() {
    super();
    this.rules = null;
    this.trouble = null;
  }

  private take(rules: Rules | null, name: string): boolean {
    this.trouble = rules === null ? texts.rules.groupExists(name) : null;
    if (rules !== null) rulesChanged(this, rules);
    return rules !== null;
  }

  private rename(rules: Rules, group: Group, field: HTMLInputElement): void {
    const name = field.value.trim();
    const isTaken = name !== '' && this.take(withGroupRenamed(rules, group.id, name), name);
    if (!isTaken) field.value = group.name;
  }

  private add(rules: Rules, form: HTMLFormElement): void {
    const name = formText(new FormData(form), 'name');
    if (name === '') {
      this.trouble = texts.rules.needsName;
      form.querySelector('input')?.focus();
      return;
    }
    if (this.take(withGroupAdded(rules, name), name)) form.reset();
  }

  override render() {
    const { rules } = this;
    if (rules === null) return nothing;
    return html`<ul>
        ${repeat(
          rules.groups,
          (group) => group.id,
          (group) => this.renderGroup(rules, group),
        )}
      </ul>
      <form
        novalidate
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          this.add(rules, event.currentTarget as HTMLFormElement);
        }}
      >
        <div class="grow">
          <label for="name">${texts.rules.newGroup}</label>
          <input
            id="name"
            name="name"
            maxlength=${LONGEST_NAME}
            autocomplete="off"
            placeholder=${texts.rules.newGroupHint}
          />
        </div>
        <button>${icon('plus')}${texts.rules.addGroup}</button>
      </form>
      <div role="alert">${troubleNotice(this.trouble)}</div>`;
  }

  private renderGroup(rules: Rules, group: Group) {
    return html`<li>
      <input
        maxlength=${LONGEST_NAME}
        autocomplete="off"
        aria-label=${texts.rules.groupName(group.name)}
        .value=${group.name}
        @change=${(event: Event) => {
          this.rename(rules, group, event.currentTarget as HTMLInputElement);
        }}
      />
      ${
        isBuiltIn(group.id)
          ? html`<span class="spare"></span>`
          : html`<button
              type="button"
              class="danger"
              aria-label=${texts.rules.removeGroup(group.name)}
              title=${texts.rules.removeGroup(group.name)}
              @click=${() => {
                rulesChanged(this, withGroupRemoved(rules, group.id));
              }}
            >
              ${icon('trash')}
            </button>`
      }
    </li>`;
  }
}
