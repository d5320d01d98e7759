import { hoursText } from '../parts/schedule-text.ts';
import { isoDayText } from '../parts/iso-day-text.ts';
import type { Names } from '../names.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { answerByHoursText, policyText } from './policy-text.ts';
import { scopeText } from './policy-rows.ts';
import type { RulesChange, RulesOverlap } from './rules-draft.ts';
import type { Setting } from './setting.ts';
import { visitorsText } from './visitors.ts';

/** One change of a draft as a line: what it is about, what it was and what it is. */
export function changeText({ was, is }: RulesChange, names: Names, time: SiteTime): string {
  if (is !== null) {
    const what = subject(is, names);
    return was === null
      ? texts.rules.added(what, content(is, names, time))
      : texts.rules.change(what, content(was, names, time), content(is, names, time));
  }
  return was === null ? '' : texts.rules.gone(subject(was, names), content(was, names, time));
}

export function overlapText({ mine, theirs }: RulesOverlap, names: Names, time: SiteTime): string {
  return texts.rules.overlap(
    changeText(mine, names, time),
    theirs === null ? texts.rules.notSaid : content(theirs, names, time),
  );
}

function subject(setting: Setting, names: Names): string {
  switch (setting.of) {
    case 'policy':
      return `${scopeText(setting, names)}, ${texts.rules.policy[setting.name].toLowerCase()}`;
    case 'outage':
      return texts.rules.outage[setting.part];
    case 'holiday':
      return `${texts.rules.changeOf.holiday}, ${isoDayText(setting.holiday.date)}`;
    case 'group':
    case 'night':
    case 'visitors':
      return texts.rules.changeOf[setting.of];
  }
}

function content(setting: Setting, names: Names, time: SiteTime): string {
  switch (setting.of) {
    case 'policy':
      return policyText(setting.name, setting.policy) ?? texts.rules.notSaid;
    case 'outage':
      return answerByHoursText(setting.answer);
    case 'group':
      return setting.group.name;
    case 'night':
      return hoursText(setting.night);
    case 'holiday':
      return setting.holiday.name;
    case 'visitors':
      return visitorsText(setting.visitors, names, time);
  }
}
