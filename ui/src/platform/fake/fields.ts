import { fieldCatalogue } from '../../generated/contract';
import type { CatalogueField, FieldCatalogue, FieldKey, Level, SaveField } from '../../generated/contract';
import { approve } from './approval';
import { find } from './customers';
import { may } from './reach';
import { checkPassword, record, refuse, whoIs, type FakeState, type Handlers } from './state';

const SLOTS = 32;
const FIXED: readonly FieldKey[] = [
  'name', 'title', 'company', 'city', 'stage', 'tags', 'source', 'lawful_basis', 'next_follow_up',
]; // prettier-ignore
const NEVER_PUBLIC: readonly FieldKey[] = [
  'phone', 'wechat', 'qq', 'email', 'landline', 'address', 'id_number', 'passport', 'permit', 'driving_licence',
  'bank_card',
]; // prettier-ignore

/** What the vault says of its fields: the built-in mapping, as long as nobody has changed it. */
export function usualCatalogue(): CatalogueField[] {
  return fieldCatalogue
    .filter(({ group }) => group !== 'system' && group !== 'custom')
    .map(({ key, group, level, legal_class }) => ({
      field: key,
      group,
      label: '',
      kind: null,
      choices: [],
      level,
      usual_level: level,
      lowest: NEVER_PUBLIC.includes(key) ? 'L2' : 'L1',
      highest: FIXED.includes(key) ? 'L1' : 'L3',
      legal_class,
      spi_kind: null,
      why: '',
      purpose: '',
      retention_months: group === 'identity' && legal_class === 'sensitive_personal' ? 1 : 36,
      archived: false,
    }));
}

export function levelNow(state: FakeState, field: FieldKey): Level {
  return state.fields.find((one) => one.field === field)?.level ?? 'L3';
}

function own(state: FakeState): CatalogueField[] {
  return state.fields.filter(({ group }) => group === 'custom');
}

function view(state: FakeState): FieldCatalogue {
  const person = whoIs(state);
  const floor = state.settings.retention_floor_months;
  const lowers = person.roles.some((role) => role === 'owner' || role === 'manager');
  return {
    fields: state.fields.map((one) => ({ ...one, retention_months: Math.max(one.retention_months, floor) })),
    retention_floor_months: floor,
    slots_left: SLOTS - own(state).length,
    resealing: state.resealing,
    may_save: may(person, 'ChangeSettings'),
    may_raise: may(person, 'ClassifyFields'),
    may_lower: lowers,
    history: state.fieldChanges.toReversed(),
  };
}

function holding(state: FakeState, field: FieldKey): number {
  return state.customers.filter(({ values }) => (values.get(field)?.length ?? 0) > 0).length;
}

function note(state: FakeState, field: FieldKey, what: string, old: string, next: string, reason = '') {
  state.fieldChanges.push({
    at_ms: state.now(),
    person_name: whoIs(state).name,
    approver_name: '',
    field,
    what,
    old,
    new: next,
    reason,
  });
}

function missing(request: SaveField): string | undefined {
  const sensitive = request.legal_class === 'sensitive_personal' || request.legal_class === 'under_fourteen';
  const parts: readonly (readonly [string, boolean])[] = [
    ['label', request.label.trim() === ''],
    ['kind', request.kind === null],
    ['choices', request.kind === 'choice' && request.choices.length < 2],
    ['level', request.level === null],
    ['legal_class', request.legal_class === null],
    ['spi_kind', sensitive && request.spi_kind === null],
    ['why', sensitive && request.why.trim() === ''],
    ['purpose', request.purpose.trim() === ''],
    ['retention', request.retention_months === null],
  ];
  return parts.find(([, absent]) => absent)?.[0];
}

function add(state: FakeState, request: SaveField) {
  const part = missing(request);
  if (part !== undefined) throw refuse('field_incomplete', { missing: part });
  const { kind, level, legal_class, retention_months: months } = request;
  if (kind === null || level === null || legal_class === null || months === null) throw refuse('bad_request');
  if (months < state.settings.retention_floor_months) {
    throw refuse('retention_too_short', { months: state.settings.retention_floor_months });
  }
  const taken = own(state).map(({ field }) => field);
  const field = fieldCatalogue.find(({ key, group }) => group === 'custom' && !taken.includes(key))?.key;
  if (field === undefined) throw refuse('no_slot_left');
  state.fields.push({
    field,
    group: 'custom',
    label: request.label.trim(),
    kind,
    choices: request.choices,
    level,
    usual_level: 'L3',
    lowest: 'L1',
    highest: 'L3',
    legal_class,
    spi_kind: request.spi_kind,
    why: request.why,
    purpose: request.purpose,
    retention_months: months,
    archived: false,
  });
  note(state, field, 'added', '', request.label.trim());
  record(state, 'field.save', { field, text: request.label.trim() });
}

type Names =
  | 'field_catalogue' | 'field_save' | 'field_remove' | 'field_usage' | 'field_level_set' | 'field_reseal'
  | 'field_reseal_cancel' | 'customer_level'; // prettier-ignore

const rank: Record<Level, number> = { L1: 1, L2: 2, L3: 3 };

export const fieldHandlers: Handlers<Names> = {
  field_catalogue: view,
  field_save(state, request) {
    const label = request.label.trim();
    const twin = own(state).find((one) => one.label === label && one.field !== request.field);
    if (label !== '' && twin) throw refuse('label_taken');
    if (request.field === null) {
      add(state, request);
      return view(state);
    }
    const line = state.fields.find(({ field }) => field === request.field);
    if (!line) throw refuse('not_found');
    if (line.group === 'custom') Object.assign(line, { label, archived: request.archived });
    const { purpose, retention_months: months } = request;
    Object.assign(line, { purpose, ...(months !== null && { retention_months: months }) });
    note(state, line.field, 'purpose', '', purpose);
    record(state, 'field.save', { field: line.field, text: label });
    return view(state);
  },
  field_remove(state, { field }) {
    const count = holding(state, field);
    if (count > 0) throw refuse('field_in_use', { count });
    state.fields = state.fields.filter((one) => one.field !== field);
    record(state, 'field.remove', { field });
    return view(state);
  },
  field_usage: (state, { field }) => ({ customers: holding(state, field), out_of_reach: 0 }),
  async field_level_set(
    state,
    { field, level, legal_class, spi_kind, why, reason, factors, password, approver },
  ) {
    const line = state.fields.find((one) => one.field === field);
    if (!line) throw refuse('not_found');
    const lowering = rank[level] < rank[line.level];
    const lowers = whoIs(state).roles.some((role) => role === 'owner' || role === 'manager');
    if (lowering && !lowers) throw refuse('not_allowed');
    const absent = Object.entries({ reason, ...factors }).find(([, text]) => text.trim() === '');
    if (lowering && absent) throw refuse('reason_needed', { missing: absent[0] });
    checkPassword(state, password);
    if (rank[level] < rank[line.level] && line.level === 'L3') approve(state, approver, 'level');
    note(state, field, 'level', line.level, level, reason);
    record(state, lowering ? 'field.level_lower' : 'field.level_raise', {
      field,
      old: line.level,
      new: level,
      purpose_text: reason === '' ? null : reason,
    });
    line.level = level;
    if (legal_class !== null) Object.assign(line, { legal_class, spi_kind, why });
    const total = holding(state, field);
    for (let step = 1; step <= 2; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      state.emit({
        kind: 'progress', job: 'reseal', done: Math.round((total * step) / 2), total, per_second: 9000, remaining_ms: 10,
      }); // prettier-ignore
    }
    record(state, 'levels.resealed', { count: total });
    return { catalogue: view(state), reseal: { moved: total, left: 0, cancelled: false } };
  },
  field_reseal(state) {
    const moved = state.resealing ? 3 : 0;
    state.resealing = false;
    return { moved, left: 0, cancelled: false };
  },
  field_reseal_cancel: () => ({}),
  customer_level(state, { record_id, level, reason, factors, password, approver }) {
    const customer = find(state, record_id);
    const before = customer.raisedTo ?? 'L1';
    const lowering = rank[level ?? 'L1'] < rank[before];
    if (lowering) {
      if (!whoIs(state).roles.some((role) => role === 'owner' || role === 'manager')) {
        throw refuse('not_allowed');
      }
      const absent = Object.entries({ reason, ...factors }).find(([, text]) => text.trim() === '');
      if (absent) throw refuse('reason_needed', { missing: absent[0] });
      checkPassword(state, password ?? '');
      if (before === 'L3') approve(state, approver, 'level');
    }
    customer.raisedTo = level === 'L1' ? null : level;
    record(state, lowering ? 'customer.level_lower' : 'customer.level_raise', {
      record_id,
      record_name: customer.row.name,
      record_number: customer.row.number,
      old: before,
      new: level ?? 'L1',
    });
    return { record_id, versions: { ...customer.versions }, warnings: [] };
  },
};
