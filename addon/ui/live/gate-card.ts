import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Api } from '../api.ts';
import type { Direction, GateCommand } from '../../src/contract/words.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { badge } from '../parts/badge.ts';
import { icon, type IconName } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import { gateCardStyles } from './gate-card-styles.ts';
import type { CameraModel, GateModel, ShownModel, UnderWayModel } from './gate-view-model.ts';

const commandIcon: Record<GateCommand, IconName> = {
  open: 'barrierOpen',
  hold: 'hold',
  release: 'release',
  close: 'barrierClosed',
  'let-in-once': 'in',
};

const wayLabel: Record<Direction, string> = { in: texts.ask.wayIn, out: texts.ask.wayOut };

/** One gate: who is there, what was decided and why, how barrier and sensors stand, and what can be ordered. */
export class GateCard extends LitElement {
  static override readonly properties = {
    gate: { attribute: false },
    api: { attribute: false },
    orderable: { type: Boolean },
  };

  static override readonly styles = [sharedStyles, gateCardStyles];

  declare gate: GateModel | null;
  declare api: Api | null;
  /** False while the connection is lost: nobody should move what they cannot see. */
  declare orderable: boolean;

  constructor() {
    super();
    this.gate = null;
    this.api = null;
    this.orderable = true;
  }

  override render() {
    const { gate } = this;
    if (gate === null) return nothing;
    return html`<article class="card ${gate.asks ? 'asks' : ''}" aria-labelledby="name">
        <header>
          <h2 id="name">${gate.name}</h2>
          <p class="muted small">${gate.directionText}</p>
        </header>
        ${this.renderShown(gate.shown)}
        <div class="works">
          ${this.renderOthers(gate.others)} ${this.renderHardware(gate)} ${this.renderCommands(gate)}
          <ul class="cameras">
            ${gate.cameras.map((camera) => this.renderCamera(camera))}
          </ul>
        </div>
      </article>
      <ask-dialog></ask-dialog>`;
  }

  private renderShown(shown: ShownModel | null) {
    if (shown === null) {
      return html`<div class="none">
        <span class="camera-sign">${icon('camera')}</span>
        <h3>${texts.gate.noPicture}</h3>
        <p class="muted small">${texts.gate.noPictureMeaning}</p>
      </div>`;
    }
    const { passage, heading, underWay } = shown;
    return html`<section class="shown" aria-label=${heading}>
      <div class="frame">
        <passage-picture .path=${passage.picture} .label=${passage.pictureLabel}></passage-picture>
        <p class="heading">${heading}</p>
      </div>
      <div class="story">
        <div class="facts">
          <plate-chip
            class="large"
            .plate=${passage.plate}
            .absent=${underWay === null ? null : texts.gate.unknownPlate}
          ></plate-chip>
          ${
            passage.verdict === null
              ? html`<span class="muted">${texts.gate.deciding}</span>`
              : badge(passage.verdict)
          }
          ${passage.outcome === null ? nothing : badge(passage.outcome)}
        </div>
        ${
          passage.reasons.length === 0
            ? nothing
            : html`<ul class="reasons">
                ${passage.reasons.map((reason) => html`<li>${reason}</li>`)}
              </ul>`
        }
        ${underWay === null ? nothing : this.renderWay(underWay)}
      </div>
    </section>`;
  }

  private renderOthers(passages: readonly UnderWayModel[]) {
    if (passages.length === 0) return nothing;
    return html`<section class="others">
      <h3>${texts.gate.underWay}</h3>
      <ul>
        ${repeat(
          passages,
          (passage) => passage.id,
          (passage) =>
            html`<li>
              <div class="facts">
                <plate-chip .plate=${passage.plate} .absent=${texts.gate.unknownPlate}></plate-chip>
                ${passage.verdict === null ? nothing : badge(passage.verdict)}
              </div>
              ${this.renderWay(passage)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderWay(passage: UnderWayModel) {
    return html`<p class="muted small way">
        ${icon(passage.direction)}${passage.directionText}, ${passage.arrivedText}
      </p>
      <ol class="steps">
        ${passage.steps.map(
          (step) =>
            html`<li class=${step.state} aria-current=${step.state === 'current' ? 'step' : nothing}>
              ${step.label}
            </li>`,
        )}
      </ol>
      ${
        passage.asks
          ? html`<p class="notice tone-wait">${icon('question')}<span>${texts.gate.asks}</span></p>`
          : nothing
      }`;
  }

  private renderHardware({ barrier, sensors }: GateModel) {
    return html`<section class="hardware" aria-label=${texts.gate.barrier}>
        <barrier-drawing .position=${barrier.position}></barrier-drawing>
        <div class="state">
          <h3>${texts.gate.barrier}</h3>
          ${badge(barrier.badge)}
          ${
            barrier.heldOpen && barrier.position !== 'open'
              ? badge({ label: texts.gate.heldOpen, icon: 'hold', tone: 'wait' })
              : nothing
          }
        </div>
        <lane-strip .sensors=${sensors}></lane-strip>
      </section>
      ${
        barrier.fault === null
          ? nothing
          : html`<p class="fault notice tone-bad">${icon('warning')}<span>${barrier.fault}</span></p>`
      }`;
  }

  private renderCamera(camera: CameraModel) {
    return html`<li>
      <span class="sign text-${camera.tone}">${icon(camera.icon)}</span>
      <p>
        ${camera.name}: <strong class="text-${camera.tone}">${camera.text}</strong>
        ${camera.trouble === null ? nothing : html`<span class="trouble">${camera.trouble}</span>`}
      </p>
    </li>`;
  }

  private renderCommands(gate: GateModel) {
    return html`<div class="commands" role="group" aria-label=${texts.gate.commands}>
      ${gate.commands.map(
        (command) =>
          html`<button
            type="button"
            class=${gate.asks && command === 'let-in-once' ? 'primary' : ''}
            ?disabled=${!this.orderable}
            @click=${() => {
              this.ask(gate, command);
            }}
          >
            ${icon(commandIcon[command])}${texts.commands[command].label}
          </button>`,
      )}
    </div>`;
  }

  private ask(gate: GateModel, command: GateCommand): void {
    const { api } = this;
    if (api === null) return;
    const words = texts.commands[command];
    this.renderRoot.querySelector<AskDialog>('ask-dialog')?.ask({
      title: words.question(gate.name),
      consequence: words.consequence,
      confirm: words.label,
      grave: false,
      choices:
        command === 'let-in-once' ? gate.ways.map((way) => ({ value: way, label: wayLabel[way] })) : [],
      act: (choice) => {
        const direction = gate.ways.find((way) => way === choice);
        return api.command(gate.id, { command, ...(direction === undefined ? {} : { direction }) });
      },
    });
  }
}
