import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { SiteView } from '../../src/contract/site-view.ts';
import { FUNNEL_STAGES, type StatisticsView } from '../../src/contract/statistics.ts';
import type { Api } from '../api.ts';
import { namesOf } from '../names.ts';
import { type Loaded, loadedOf } from '../parts/loaded.ts';
import { emptyState, failedState, loadingState } from '../parts/quiet-state.ts';
import { quietStateStyles } from '../parts/quiet-state-styles.ts';
import { sharedStyles } from '../parts/shared-styles.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { dayBuckets } from './day-buckets.ts';
import { crossingsPlot, insidePlot, type Plotted } from './day-plots.ts';
import { factsModel, isNothing } from './facts-model.ts';
import { daysOf, type DaySpan } from './figure-range.ts';
import { fullDayText } from './figure-words.ts';
import { FIGURES, figuresHashOf, type FiguresRoute } from './figures-route.ts';
import { figuresViewStyles } from './figures-view-styles.ts';
import { type FunnelDay, funnelModel } from './funnel-model.ts';
import type { LossList } from './loss-list.ts';
import { LEAST_BAND_PX } from './plots/bands.ts';
import { plotStyles } from './plots/plot-styles.ts';
import { plotTable, tableOf } from './plots/plot-table.ts';
import { watchWidth } from './plots/width-watch.ts';
import { hoursPlot, lightsPlot } from './reads-model.ts';
import { staysPlot } from './stays-model.ts';

/** Figures of days that are over do not change, and those of today slowly: they are asked for again so often. */
const LOOK_AGAIN_MS = 60_000;

/** The plots of days stand beside each other from this width of the view on (`figures-view-styles`). */
const SIDE_BY_SIDE_PX = 900;
/** What a plot's card and axis take of its width, about. */
const CARD_PX = 80;

/** What is counted over days: how full the place is, who comes and goes, how long they stay, and who is lost on the way in. */
export class FiguresView extends LitElement {
  static override readonly properties = {
    site: { attribute: false },
    time: { attribute: false },
    api: { attribute: false },
    route: { attribute: false },
    figures: { state: true },
  };

  static override readonly styles = [sharedStyles, quietStateStyles, plotStyles, figuresViewStyles];

  declare site: SiteView | null;
  declare time: SiteTime | null;
  declare api: Pick<Api, 'statistics' | 'losses'> | null;
  declare route: FiguresRoute;
  declare private figures: Loaded<StatisticsView>;

  private readonly width = watchWidth(this);
  private timer: ReturnType<typeof setInterval> | undefined;
  /** The days that were asked for last; answers for others are dropped. */
  private asked: DaySpan | null = null;

  constructor() {
    super();
    this.site = null;
    this.time = null;
    this.api = null;
    this.route = FIGURES;
    this.figures = { state: 'loading' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => {
      if (!document.hidden) void this.load();
    }, LOOK_AGAIN_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private get span(): DaySpan | null {
    const { site, time, route } = this;
    return site === null || time === null ? null : daysOf(route.range, time.isoDay(site.now));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { span, asked } = this;
    if (span === null) return;
    const isOther = span.from !== asked?.from || span.to !== asked.to;
    if (!isOther && !changed.has('api')) return;
    if (asked !== null && changed.has('route')) this.figures = { state: 'loading' };
    void this.load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('route');
    const { loss } = this.route;
    if (before === undefined || loss === null || before.loss === loss) return;
    this.renderRoot.querySelector<LossList>('loss-list')?.focusTitle();
  }

  private async load(): Promise<void> {
    const { api, span } = this;
    if (api === null || span === null) return;
    this.asked = span;
    const answer = await api.statistics(span);
    if (this.asked !== span) return;
    // What is shown already stays when looking again fails: the page says that the connection is lost.
    if (answer.ok || this.figures.state !== 'shown') this.figures = loadedOf(answer);
  }

  override render() {
    const { site, time, span, route } = this;
    if (site === null || time === null || span === null) return nothing;
    return html`<h1>${texts.figures.title}</h1>
      <p class="intro muted">${texts.figures.intro}</p>
      <figures-range-bar .range=${route.range} .span=${span}></figures-range-bar>
      <div aria-live="polite" aria-busy=${this.figures.state === 'loading'}>
        ${this.renderFigures(site, time)}
      </div>`;
  }

  private renderFigures(site: SiteView, time: SiteTime) {
    const { figures } = this;
    switch (figures.state) {
      case 'loading':
        return html`<div class="card alone">${loadingState(texts.figures.loading)}</div>`;
      case 'failed':
        return html`<div class="card alone">
          ${failedState(texts.figures.failed, figures.message, () => void this.load())}
        </div>`;
      case 'shown':
        return isNothing(figures.value)
          ? html`<div class="card alone">
              ${emptyState('chart', texts.figures.empty.title, texts.figures.empty.meaning)}
            </div>`
          : this.renderPlots(figures.value, site, time);
    }
  }

  private renderPlots(view: StatisticsView, site: SiteView, time: SiteTime) {
    const buckets = dayBuckets(view.days, this.mostBuckets());
    return html`${this.renderFacts(view, site.capacity)}
      <div class="plots">
        <heat-card class="whole" .statistics=${view}></heat-card>
        ${this.renderPlot(insidePlot(buckets, site.capacity), 'half', INSIDE_KEYS)}
        ${this.renderPlot(crossingsPlot(buckets, view.days), 'half', CROSSING_KEYS)} ${this.renderStays(view)}
        ${this.renderHours(view)} ${this.renderLights(view)} ${this.renderFunnel(view, site, time)}
      </div>`;
  }

  private mostBuckets(): number {
    const widthPx = this.width.widthPx();
    const plotPx = (widthPx >= SIDE_BY_SIDE_PX ? widthPx / 2 : widthPx) - CARD_PX;
    return Math.max(1, Math.floor(plotPx / LEAST_BAND_PX));
  }

  private renderFacts(view: StatisticsView, capacity: number) {
    const first = view.days[0]?.day;
    return html`<section class="facts card" aria-label=${texts.figures.facts.title}>
        <dl>
          ${factsModel(view, capacity).map(
            ({ name, value, meaning }) =>
              html`<div>
                <dt class="small">${name}</dt>
                <dd class="numbers">${value}</dd>
                <dd class="small muted numbers">${meaning}</dd>
              </div>`,
          )}
        </dl>
      </section>
      ${
        first === undefined || first === view.from
          ? nothing
          : html`<p class="begin muted small">${texts.figures.range.begin(fullDayText(first))}</p>`
      }`;
  }

  private renderPlot({ title, plot, table }: Plotted, place: string, keys: readonly Key[], meaning = '') {
    return html`<section class="plot card ${place}">
      <h2>${title}</h2>
      ${meaning === '' ? nothing : html`<p class="muted small">${meaning}</p>`}
      ${keys.length === 0 ? nothing : renderKeys(keys)}
      <bar-plot .plot=${plot}></bar-plot>
      ${plotTable(table)}
    </section>`;
  }

  private renderStays({ stays }: StatisticsView) {
    const words = texts.figures.stays;
    const plotted = staysPlot(stays);
    return stays.count === 0
      ? renderNone(plotted.title, words.none, 'stays')
      : this.renderPlot(plotted, 'stays', [], words.meaning);
  }

  private renderHours({ readsByHour }: StatisticsView) {
    const words = texts.figures.hours;
    const plotted = hoursPlot(readsByHour);
    return plotted === null
      ? renderNone(words.title, words.none, 'hours')
      : this.renderPlot(plotted, 'hours', READ_KEYS, plotted.busiest);
  }

  private renderLights({ readsByLight }: StatisticsView) {
    const words = texts.figures.lights;
    const plotted = lightsPlot(readsByLight);
    return plotted === null
      ? renderNone(words.title, words.none, 'lights')
      : this.renderPlot(plotted, 'lights', READ_KEYS);
  }

  private renderFunnel(view: StatisticsView, site: SiteView, time: SiteTime) {
    const { route, api } = this;
    const funnel = funnelModel(view, route, namesOf(site.gates));
    return html`<funnel-card .funnel=${funnel} .route=${route}></funnel-card> ${
        route.loss === null
          ? renderByDay(funnel.byDay)
          : html`<loss-list
              .site=${site}
              .time=${time}
              .api=${api}
              .back=${figuresHashOf({ ...route, loss: null })}
              .wish=${{
                stage: route.loss,
                gate: route.gate,
                from: route.day === '' ? view.from : route.day,
                to: route.day === '' ? view.to : route.day,
              }}
            ></loss-list>`
      }`;
  }
}

interface Key {
  readonly shade: 'whole' | 'part' | 'below';
  readonly text: string;
}

const INSIDE_KEYS: readonly Key[] = [
  { shade: 'part', text: texts.figures.inside.mean },
  { shade: 'whole', text: texts.figures.inside.most },
];
const CROSSING_KEYS: readonly Key[] = [
  { shade: 'part', text: texts.figures.crossings.entered },
  { shade: 'below', text: texts.figures.crossings.left },
];
const READ_KEYS: readonly Key[] = [
  { shade: 'whole', text: texts.figures.hours.arrived },
  { shade: 'part', text: texts.figures.hours.settled },
];

function renderKeys(keys: readonly Key[]): TemplateResult {
  return html`<p class="keys">
    ${keys.map(
      ({ shade, text }) =>
        html`<span
          ><svg width="14" height="14" aria-hidden="true">
            <rect class="key-${shade}" width="14" height="14" /></svg
          >${text}</span
        >`,
    )}
  </p>`;
}

function renderByDay(days: readonly FunnelDay[]): TemplateResult {
  const words = texts.figures.funnel;
  return html`<section class="by-day card">
    <h2>${words.byDay}</h2>
    <p class="muted small">${texts.figures.losses.choose}</p>
    ${tableOf({
      caption: words.byDay,
      heads: [words.day, ...FUNNEL_STAGES.map((stage) => words.stage[stage])],
      rows: days.map(({ text, href, chosen, counts }) => ({
        name: html`<a href=${href} aria-label=${words.dayOf(text)} aria-current=${chosen ? 'true' : nothing}
          >${text}</a
        >`,
        cells: counts,
      })),
    })}
  </section>`;
}

function renderNone(title: string, meaning: string, place: string): TemplateResult {
  return html`<section class="plot card ${place}">
    <h2>${title}</h2>
    <p class="none muted">${meaning}</p>
  </section>`;
}
