import {
  type NewPermit,
  PERMIT_CODE,
  type PermitChange,
  type PermitFields,
  type PermitView,
} from '../../src/contract/permits.ts';
import type { Group } from '../../src/contract/rules.ts';
import type { Schedule } from '../../src/contract/schedule.ts';
import { type Direction, DIRECTIONS, type Instant, type PermitKind } from '../../src/contract/words.ts';
import type { ApiError } from '../api.ts';
import { texts } from '../texts.ts';
import type { SiteTime } from '../time.ts';
import { barePlate } from './bare-plate.ts';
import {
  type DayAndTime,
  dayAndTimeFrom,
  dayAndTimeUntil,
  instantFrom,
  instantUntil,
} from './day-and-time.ts';
import type { TakenPlate } from './permit-view-model.ts';

/** What a person wrote; an empty text is nothing. */
export interface PermitForm {
  readonly holder: string;
  readonly kind: PermitKind;
  /** At least one, which may be empty. */
  readonly plates: readonly string[];
  readonly group: string;
  readonly validFrom: DayAndTime;
  readonly validUntil: DayAndTime;
  readonly schedule: Schedule | null;
  readonly gates: readonly string[] | null;
  readonly directions: readonly Direction[];
  readonly usesLeft: string;
  readonly places: string;
  readonly person: string;
  readonly notes: string;
  /** With commas between them. */
  readonly tags: string;
  /** A new code; the one that is set is never shown. */
  readonly code: string;
  readonly codeRemoved: boolean;
}

export type PermitField = Exclude<keyof PermitForm, 'codeRemoved'>;

/** What is wrong, and in which field if it is in one. */
export interface PermitFault {
  readonly field: PermitField | null;
  readonly message: string;
}

type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: PermitFault };

export const EMPTY_FORM: PermitForm = {
  holder: '',
  kind: 'allow',
  plates: [''],
  group: 'resident',
  validFrom: { day: '', time: '' },
  validUntil: { day: '', time: '' },
  schedule: null,
  gates: null,
  directions: DIRECTIONS,
  usesLeft: '',
  places: '',
  person: '',
  notes: '',
  tags: '',
  code: '',
  codeRemoved: false,
};

export interface GuestOptions {
  readonly now: Instant;
  readonly time: SiteTime;
  readonly groups: readonly Group[];
}

/** Until tonight and for one entry. */
export function guestForToday(form: PermitForm, site: GuestOptions): PermitForm {
  const group = site.groups.find(({ id }) => id === 'visitor')?.id ?? form.group;
  return {
    ...form,
    kind: 'allow',
    group,
    validFrom: { day: '', time: '' },
    validUntil: { day: site.time.isoDay(site.now), time: '' },
    usesLeft: '1',
  };
}

/** Nothing would change if it were made a guest's. */
export function isGuestForToday(form: PermitForm, site: GuestOptions): boolean {
  return isSame(form, guestForToday(form, site));
}

export function formOfPermit(permit: PermitView, time: SiteTime): PermitForm {
  return {
    holder: permit.holder,
    kind: permit.kind,
    plates: permit.plates.length === 0 ? [''] : permit.plates,
    group: permit.group,
    validFrom: dayAndTimeFrom(permit.validFrom, time),
    validUntil: dayAndTimeUntil(permit.validUntil, time),
    schedule: permit.schedule,
    gates: permit.gates,
    directions: permit.directions,
    usesLeft: permit.usesLeft === null ? '' : String(permit.usesLeft),
    places: permit.places === null ? '' : String(permit.places),
    person: permit.person ?? '',
    notes: permit.notes,
    tags: permit.tags.join(', '),
    code: '',
    codeRemoved: false,
  };
}

export function newPermitOf(form: PermitForm, time: SiteTime): Checked<NewPermit> {
  const code = form.code.trim();
  const checked = fieldsOf(form, time, code !== '');
  if (!checked.ok || code === '') return checked;
  return { ok: true, value: { ...checked.value, code } };
}

/**
 * Only what a person changed: what else the permit says may have changed meanwhile, as the uses that are left do with each
 * entry, and moments may be finer than minutes.
 */
export function permitChangeOf(permit: PermitView, form: PermitForm, time: SiteTime): Checked<PermitChange> {
  const code = form.code.trim();
  const hasCode = code !== '' || (permit.hasCode && !form.codeRemoved);
  const checked = fieldsOf(form, time, hasCode);
  if (!checked.ok) return checked;
  const before = formOfPermit(permit, time);
  const changed = Object.entries(checked.value).filter(
    ([name]) => !isSame(before[name as keyof WrittenFields], form[name as keyof WrittenFields]),
  );
  return {
    ok: true,
    value: {
      ...(Object.fromEntries(changed) as Partial<WrittenFields>),
      ...(code !== '' ? { code } : form.codeRemoved ? { code: null } : {}),
    },
  };
}

/** What the server has against it, at the field that it names. */
export function faultOfError({ code, message }: ApiError): PermitFault {
  if (code === 'plate-has-permit') return { field: 'plates', message };
  if (code === 'code-has-permit') return { field: 'code', message };
  if (code !== 'bad-body') return { field: null, message };
  const [name] = /^[a-zA-Z]+/.exec(message) ?? [];
  return { field: FIELDS.find((field) => field === name) ?? null, message };
}

/** The server names the other permit by its id, a person knows it by its holder. */
export function faultOfTaken({ plate, permit }: TakenPlate): PermitFault {
  return { field: 'plates', message: texts.permits.faults.taken(plate, permit.holder) };
}

const FIELDS = Object.keys(EMPTY_FORM).filter((name) => name !== 'codeRemoved') as PermitField[];

/** Suspending has its own button. */
type WrittenFields = Omit<PermitFields, 'suspended'>;

function fieldsOf(form: PermitForm, time: SiteTime, hasCode: boolean): Checked<WrittenFields> {
  const plates = platesOf(form.plates);
  const validFrom = instantFrom(form.validFrom, time);
  const validUntil = instantUntil(form.validUntil, time);
  const value: WrittenFields = {
    holder: form.holder.trim(),
    kind: form.kind,
    plates,
    group: form.group,
    validFrom,
    validUntil,
    schedule: form.schedule,
    gates: form.gates,
    directions: DIRECTIONS.filter((way) => form.directions.includes(way)),
    usesLeft: form.usesLeft.trim() === '' ? null : Number(form.usesLeft),
    places: form.places.trim() === '' ? null : Number(form.places),
    person: form.person.trim() === '' ? null : form.person.trim(),
    notes: form.notes.trim(),
    tags: listOf(form.tags, (tag) => tag),
  };
  const fault = faultOf(form, value, hasCode);
  return fault === null ? { ok: true, value } : { ok: false, fault };
}

function faultOf(form: PermitForm, value: WrittenFields, hasCode: boolean): PermitFault | null {
  const { faults } = texts.permits;
  const { validFrom, validUntil } = value;
  if (value.plates.length === 0 && form.kind === 'block')
    return { field: 'plates', message: faults.plateOfBlock };
  if (value.plates.length === 0 && !hasCode) return { field: 'plates', message: faults.plate };
  if (value.holder === '') return { field: 'holder', message: faults.holder };
  if (validFrom === null && form.validFrom.time !== '') return { field: 'validFrom', message: faults.day };
  if (validUntil === null && form.validUntil.time !== '') return { field: 'validUntil', message: faults.day };
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom)
    return { field: 'validUntil', message: faults.reversed };
  if (value.gates?.length === 0) return { field: 'gates', message: faults.gates };
  if (value.directions.length === 0) return { field: 'directions', message: faults.directions };
  if (value.usesLeft !== null && !isWhole(value.usesLeft, 0))
    return { field: 'usesLeft', message: faults.usesLeft };
  if (value.places !== null && !isWhole(value.places, 1)) return { field: 'places', message: faults.places };
  if (form.code.trim() !== '' && !PERMIT_CODE.test(form.code.trim()))
    return { field: 'code', message: faults.code };
  return null;
}

/** Several plates may be pasted into one field. */
function platesOf(written: readonly string[]): readonly string[] {
  return listOf(written.join('\n'), barePlate).filter((plate) => barePlate(plate) !== '');
}

/** What stands between commas, semicolons and line breaks, each once. */
function listOf(text: string, asCompared: (item: string) => string): readonly string[] {
  const seen = new Set<string>();
  return text
    .split(/[,;\n]/)
    .map((item) => item.trim())
    .filter((item) => {
      const compared = asCompared(item);
      if (item === '' || seen.has(compared)) return false;
      seen.add(compared);
      return true;
    });
}

function isWhole(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
