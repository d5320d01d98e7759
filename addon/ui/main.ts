import { EmergencyAction } from './emergency/emergency-action.ts';
import { EmergencyBanner } from './emergency/emergency-banner.ts';
import { GateHealthCard } from './gates/gate-health-card.ts';
import { GatesView } from './gates/gates-view.ts';
import { OutageTable } from './gates/outage-table.ts';
import { HistoryView } from './history/history-view.ts';
import { KeysView } from './keys/keys-view.ts';
import { NewKeyCard } from './keys/new-key-card.ts';
import { BarrierDrawing } from './live/barrier-drawing.ts';
import { CodeDialog } from './live/code-dialog.ts';
import { FreePlaces } from './live/free-places.ts';
import { GateCard } from './live/gate-card.ts';
import { LaneStrip } from './live/lane-strip.ts';
import { LiveView } from './live/live-view.ts';
import { SlotMap } from './live/slot-map.ts';
import { NoticeBoard } from './notices/notice-board.ts';
import { NoticeCard } from './notices/notice-card.ts';
import { NoticeHistory } from './notices/notice-history.ts';
import { NoticeLinksDialog } from './notices/notice-links-dialog.ts';
import { AskDialog } from './parts/ask-dialog.ts';
import { PassageList } from './parts/passage-list.ts';
import { PassagePicture } from './parts/passage-picture.ts';
import { PictureDialog } from './parts/picture-dialog.ts';
import { PlateChip } from './parts/plate-chip.ts';
import { ScheduleEditor } from './parts/schedule-editor.ts';
import { SiteClock } from './parts/site-clock.ts';
import { PermitForm } from './permits/permit-form.ts';
import { PermitImport } from './permits/permit-import.ts';
import { PermitList } from './permits/permit-list.ts';
import { PermitsView } from './permits/permits-view.ts';
import { DraftBar } from './rules/draft-bar.ts';
import { GroupList } from './rules/group-list.ts';
import { HolidayList } from './rules/holiday-list.ts';
import { NightHours } from './rules/night-hours.ts';
import { OutageAnswers } from './rules/outage-answers.ts';
import { PolicyEditor } from './rules/policy-editor.ts';
import { PolicyTable } from './rules/policy-table.ts';
import { RulesView } from './rules/rules-view.ts';
import { VisitorsSwitch } from './rules/visitors-switch.ts';
import { SignInView } from './sign-in/sign-in-view.ts';
import { PermitSearch } from './slots/permit-search.ts';
import { PromiseFormCard } from './slots/promise-form-card.ts';
import { PromisesCard } from './slots/promises-card.ts';
import { SettingsCard } from './slots/settings-card.ts';
import { SlotFormCard } from './slots/slot-form-card.ts';
import { SlotList } from './slots/slot-list.ts';
import { SlotsView } from './slots/slots-view.ts';
import { StayRows } from './slots/stay-rows.ts';
import { ReaderCard } from './readers/reader-card.ts';
import { ReadersView } from './readers/readers-view.ts';
import { SmartParkingPage } from './smart-parking-page.ts';
import { FiguresRangeBar } from './statistics/figures-range-bar.ts';
import { FiguresView } from './statistics/figures-view.ts';
import { FunnelCard } from './statistics/funnel-card.ts';
import { HeatCard } from './statistics/heat-card.ts';
import { LossList } from './statistics/loss-list.ts';
import { BarPlot } from './statistics/plots/bar-plot.ts';
import { HeatMap } from './statistics/plots/heat-map.ts';
import { ConfusionTables } from './visits/confusion-tables.ts';
import { CorrectionForm } from './visits/correction-form.ts';
import { CorrectionList } from './visits/correction-list.ts';
import { CountCard } from './visits/count-card.ts';
import { EvidenceList } from './visits/evidence-list.ts';
import { LiveStay } from './visits/live-stay.ts';
import { ReviewList } from './visits/review-list.ts';
import { VisitList } from './visits/visit-list.ts';
import { VisitsView } from './visits/visits-view.ts';
import { ReplayCard } from './what-if/replay-card.ts';
import { ReplayList } from './what-if/replay-list.ts';
import { WhatIfAnswer } from './what-if/what-if-answer.ts';
import { WhatIfFields } from './what-if/what-if-fields.ts';
import { WhatIfView } from './what-if/what-if-view.ts';

/** The page's parts list: which element answers to which name. */
const elements = {
  'ask-dialog': AskDialog,
  'bar-plot': BarPlot,
  'barrier-drawing': BarrierDrawing,
  'code-dialog': CodeDialog,
  'confusion-tables': ConfusionTables,
  'correction-form': CorrectionForm,
  'correction-list': CorrectionList,
  'count-card': CountCard,
  'draft-bar': DraftBar,
  'emergency-action': EmergencyAction,
  'emergency-banner': EmergencyBanner,
  'evidence-list': EvidenceList,
  'figures-range-bar': FiguresRangeBar,
  'figures-view': FiguresView,
  'free-places': FreePlaces,
  'funnel-card': FunnelCard,
  'gate-card': GateCard,
  'gate-health-card': GateHealthCard,
  'gates-view': GatesView,
  'group-list': GroupList,
  'heat-card': HeatCard,
  'heat-map': HeatMap,
  'history-view': HistoryView,
  'holiday-list': HolidayList,
  'keys-view': KeysView,
  'lane-strip': LaneStrip,
  'live-stay': LiveStay,
  'live-view': LiveView,
  'loss-list': LossList,
  'new-key-card': NewKeyCard,
  'night-hours': NightHours,
  'notice-board': NoticeBoard,
  'notice-card': NoticeCard,
  'notice-history': NoticeHistory,
  'notice-links-dialog': NoticeLinksDialog,
  'outage-answers': OutageAnswers,
  'outage-table': OutageTable,
  'passage-list': PassageList,
  'passage-picture': PassagePicture,
  'permit-form': PermitForm,
  'permit-import': PermitImport,
  'permit-list': PermitList,
  'permit-search': PermitSearch,
  'permits-view': PermitsView,
  'picture-dialog': PictureDialog,
  'plate-chip': PlateChip,
  'policy-editor': PolicyEditor,
  'policy-table': PolicyTable,
  'promise-form-card': PromiseFormCard,
  'promises-card': PromisesCard,
  'reader-card': ReaderCard,
  'readers-view': ReadersView,
  'replay-card': ReplayCard,
  'replay-list': ReplayList,
  'review-list': ReviewList,
  'rules-view': RulesView,
  'schedule-editor': ScheduleEditor,
  'settings-card': SettingsCard,
  'sign-in-view': SignInView,
  'site-clock': SiteClock,
  'slot-form-card': SlotFormCard,
  'slot-list': SlotList,
  'slot-map': SlotMap,
  'slots-view': SlotsView,
  'smart-parking-page': SmartParkingPage,
  'stay-rows': StayRows,
  'visit-list': VisitList,
  'visitors-switch': VisitorsSwitch,
  'visits-view': VisitsView,
  'what-if-answer': WhatIfAnswer,
  'what-if-fields': WhatIfFields,
  'what-if-view': WhatIfView,
};

for (const [name, element] of Object.entries(elements)) customElements.define(name, element);
