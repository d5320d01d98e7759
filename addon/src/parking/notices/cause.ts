import type { NoticeSubject } from '../../contract/notices.ts';

/**
 * What a notice is raised for, once as long as it lasts: the same text for the same vehicle, stay, slot, gate or reader, whatever else
 * is said of it meanwhile.
 */
export function causeOf(subject: NoticeSubject): string {
  switch (subject.kind) {
    case 'unknown-waiting':
      return `${subject.kind} ${subject.passageId}`;
    case 'overstay':
      return `${subject.kind} ${subject.visitId}`;
    case 'left-open':
      return `${subject.kind} ${subject.gateId}`;
    case 'wrong-slot':
      return `${subject.kind} ${subject.slotId}`;
    case 'reads-nearly-used':
      return `${subject.kind} ${subject.reader}`;
    case 'full':
    case 'count-drift':
      return subject.kind;
  }
}
