import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PassageAnswer } from '../../src/contract/api.ts';
import type { Direction, GateCommand, Instant } from '../../src/contract/words.ts';
import type { Api } from '../api.ts';
import type { AskDialog } from '../parts/ask-dialog.ts';
import { badge } from '../parts/badge.ts';
import { icon, type IconName } from '../parts/icons.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { hashOf } from '../route.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import type { BarrierModel } from './barrier-view-model.ts';
import type { CodeDialog } from './code-dialog.ts';
import { gateCardStyles } from './gate-card-styles.ts';
import { HOLD_ENDS, holdUntil } from './hold-end.ts';
import type { CameraModel, GateModel, ShownModel, UnderWayModel } from './gate-view-model.ts';

const commandIcon: Record<GateCommand, IconName> = {
  open: 'barrierOpen',
  hold: 'hold',
  release: 'release',
  close: 'barrierClosed',
  stop: 'stop',
  lock: 'lock',
  unlock: 'unlock',
  'let-in-once': 'in',
  refuse: 'cross',
};

const wayLabel: Record<Direction, string> = { in: texts.ask.wayIn, out: texts.ask.wayOut };

/** One gate: who is there, what was decided and why, how barrier and sensors stand, and what can be ordered. */
export class GateCard extends LitElement {
  static override readonly properties = {
    gate: { attribute: false },
    api: { attribute: false },
    time: { attribute: false },
    siteNow: { attribute: false },
    orderable: { type: Boolean },
    trouble: { state: true },
  };

  static override readonly styles = [sharedStyles, gateCardStyles];

  declare gate: GateModel | null;
  declare api: Api | null;
  declare time: SiteTime | null;
  /** The site's clock, from which a hold with an end is reckoned. */
  declare siteNow: (() => Instant) | null;
  /** False while the connection is lost: nobody should move what they cannot see. */
  declare orderable: boolean;
  /** Why an order that nobody was asked about was not carried out. */
  declare private trouble: string | null;

  constructor() {
    super();
    this.gate = null;
    this.api = null;
    this.time = null;
    this.siteNow = null;
    this.orderable = true;
    this.trouble = null;
  }

  override render() {
    const { gate } = this;
    if (gate === null) return nothing;
    return html`<article class="card ${gate.asks ? 'asks' : ''}" aria-labelledby="name">
        <header>
          <h2 id="name">${gate.name}</h2>
          <p class="muted small">${gate.directionText}</p>
        </header>
        ${this.renderShown(gate, gate.shown)}
        <div class="works">
          ${this.renderOthers(gate)} ${this.renderHardware(gate)} ${this.renderCommands(gate)}
          <ul class="cameras">
            ${gate.cameras.map((camera) => this.renderCamera(camera))}
          </ul>
        </div>
      </article>
      <ask-dialog></ask-dialog>
      <code-dialog></code-dialog>`;
  }

  private renderShown(gate: GateModel, shown: ShownModel | null) {
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
            .likely=${passage.likelyPlate}
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
        ${underWay === null ? nothing : this.renderWay(gate, underWay)}
      </div>
    </section>`;
  }

  private renderOthers(gate: GateModel) {
    if (gate.others.length === 0) return nothing;
    return html`<section class="others">
      <h3>${texts.gate.underWay}</h3>
      <ul>
        ${repeat(
          gate.others,
          (passage) => passage.id,
          (passage) =>
            html`<li>
              <div class="facts">
                <plate-chip
                  .plate=${passage.plate}
                  .likely=${passage.likelyPlate}
                  .absent=${texts.gate.unknownPlate}
                ></plate-chip>
                ${passage.verdict === null ? nothing : badge(passage.verdict)}
              </div>
              ${this.renderWay(gate, passage)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderWay(gate: GateModel, passage: UnderWayModel) {
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
      ${passage.asks ? this.renderAsking(gate, passage) : nothing}`;
  }

  private renderAsking(gate: GateModel, passage: UnderWayModel) {
    return html`<div class="asking">
      <p class="notice tone-wait">${icon('question')}<span>${texts.gate.asks}</span></p>
      <div class="answers" role="group" aria-label=${texts.gate.asks}>
        <button
          type="button"
          class="primary"
          ?disabled=${!this.orderable}
          @click=${() => {
            this.askAnswer(passage, 'approve');
          }}
        >
          ${icon('check')}${texts.gate.approve}
        </button>
        ${
          passage.refusable
            ? html`<button
                type="button"
                ?disabled=${!this.orderable}
                @click=${() => {
                  this.askAnswer(passage, 'refuse');
                }}
              >
                ${icon('cross')}${texts.gate.refuse}
              </button>`
            : nothing
        }
        ${
          passage.takesCode
            ? html`<button
                type="button"
                ?disabled=${!this.orderable}
                @click=${() => {
                  this.askCode(gate);
                }}
              >
                ${icon('key')}${texts.gate.typeCode}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  private renderHardware({ barrier, sensors }: GateModel) {
    return html`<section class="hardware" aria-label=${texts.gate.barrier}>
        <barrier-drawing .position=${barrier.position}></barrier-drawing>
        <div class="state">
          <h3>${texts.gate.barrier}</h3>
          ${barrier.badges.map(badge)}
          ${barrier.untilText === null ? nothing : html`<p class="until muted small">${barrier.untilText}</p>`}
          <p class="wear small"><a href=${hashOf({ view: 'gates' })}>${barrier.wear}</a></p>
        </div>
        <lane-strip .sensors=${sensors}></lane-strip>
      </section>
      ${this.renderWorries(barrier)}`;
  }

  private renderWorries({ fault, alarms }: BarrierModel) {
    return html`${
      fault === null
        ? nothing
        : html`<p class="fault notice tone-bad">${icon('warning')}<span>${fault}</span></p>`
    }
    ${alarms.map(
      (alarm) => html`<p class="alarm notice tone-wait">${icon('warning')}<span>${alarm}</span></p>`,
    )}`;
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
    return html`<div>
      <div class="commands" role="group" aria-label=${texts.gate.commands}>
        ${gate.commands.map(
          (command) =>
            html`<button
              type="button"
              ?disabled=${!this.orderable || gate.emergency}
              @click=${() => {
                this.order(gate, command);
              }}
            >
              ${icon(commandIcon[command])}${texts.commands[command].label}
            </button>`,
        )}
      </div>
      ${gate.emergency ? html`<p class="muted small note">${texts.gate.inEmergency}</p>` : nothing}
      <div role="alert">
        ${
          this.trouble === null
            ? nothing
            : html`<p class="note notice tone-bad">${icon('warning')}<span>${this.trouble}</span></p>`
        }
      </div>
    </div>`;
  }

  private order(gate: GateModel, command: GateCommand): void {
    this.trouble = null;
    // Who wants the arm to stop has no time for a question, and nothing moves by it.
    if (command === 'stop') void this.stop(gate);
    else if (command === 'hold') this.askHold(gate);
    else this.ask(gate, command);
  }

  private async stop(gate: GateModel): Promise<void> {
    const answer = await this.api?.command(gate.id, { command: 'stop' });
    if (answer?.ok === false) this.trouble = answer.error.message;
  }

  private ask(gate: GateModel, command: GateCommand): void {
    const { api } = this;
    if (api === null) return;
    const words = texts.commands[command];
    this.dialog?.ask({
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

  private askHold(gate: GateModel): void {
    const { api, time, siteNow } = this;
    if (api === null || time === null || siteNow === null) return;
    const words = texts.commands.hold;
    this.dialog?.ask({
      title: words.question(gate.name),
      consequence: words.consequence,
      confirm: words.label,
      grave: false,
      choices: HOLD_ENDS.map((end) => ({ value: end, label: texts.gate.holdEnds[end] })),
      choicesTitle: texts.gate.holdEnd,
      act: (choice) => {
        const end = HOLD_ENDS.find((known) => known === choice) ?? 'by-hand';
        return api.command(gate.id, { command: 'hold', until: holdUntil(end, siteNow(), time) });
      },
    });
  }

  private askAnswer(passage: UnderWayModel, answer: PassageAnswer['answer']): void {
    const { api } = this;
    if (api === null) return;
    const who = passage.plate ?? texts.gate.stranger;
    const approves = answer === 'approve';
    this.dialog?.ask({
      title: approves ? texts.gate.approveQuestion(who) : texts.gate.refuseQuestion(who),
      consequence: approves ? texts.gate.approveMeaning : texts.gate.refuseMeaning,
      confirm: approves ? texts.gate.approve : texts.gate.refuse,
      grave: false,
      choices: [],
      act: () => api.answerPassage(passage.id, answer),
    });
  }

  private askCode(gate: GateModel): void {
    const { api } = this;
    if (api === null) return;
    this.renderRoot.querySelector<CodeDialog>('code-dialog')?.ask({
      gateName: gate.name,
      send: (code) => api.typeCode(gate.id, code),
    });
  }

  private get dialog(): AskDialog | null {
    return this.renderRoot.querySelector('ask-dialog');
  }
}
