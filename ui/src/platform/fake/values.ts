import type { FieldKey, TextHit, TimelineItem, ViewerRow } from '../../generated/contract';
import { factsOf } from './billing';
import { budgetOf, looksWithin, spendLook } from './budget';
import { find } from './customers';
import { levelOf, mask } from './mask';
import { fakeId } from './random';
import { checkWritable, historyFrom, shownLevels } from './reach';
import { rowOf, type FakeCustomer } from './seed';
import { checkPassword, record, refuse, whoIs, type FakeState, type Handlers } from './state';

const MINUTE = 60_000;

/** A single value by the identifier of a customer, or of its billing facts. */
function stored(state: FakeState, recordId: string, field: FieldKey, index: number) {
  const facts = factsOf(state, recordId, field);
  const customer = facts?.customer ?? find(state, recordId);
  const value = (facts?.value ?? customer.values.get(field))?.[index];
  // Contacts in the pool are as good as absent before a claim.
  const shown = facts !== null || shownLevels(state, whoIs(state), customer).includes(levelOf(field));
  if (value === undefined || !shown) throw refuse('not_found');
  return { value, customer };
}

function detect(text: string): TextHit[] {
  const patterns: [RegExp, TextHit['kind'], TextHit['suggested_field']][] = [
    [/(?<!\d)\d{17}[\dXx](?!\d)/g, 'resident_id', 'id_number'],
    [/(?<!\d)1[3-9]\d{9}(?!\d)/g, 'mobile', 'phone'],
    [/[\w.+-]+@[\w-]+\.[\w.]+/g, 'email', 'email'],
  ];
  return patterns.flatMap(([pattern, kind, field]) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind,
      level: field === null ? ('L2' as const) : levelOf(field),
      start: match.index,
      end: match.index + match[0].length,
      suggested_field: field,
      confidence: 95,
      blocked: false,
    })),
  );
}

/** The text with every detected number covered, as notes are shown. */
function covered(text: string, hits: readonly TextHit[]): string {
  let result = text;
  for (const { start, end, suggested_field: field } of hits.toReversed()) {
    result =
      result.slice(0, start) + (field ? mask(field, text.slice(start, end)) : '****') + result.slice(end);
  }
  return result;
}

function noteItem(state: FakeState, noteId: string) {
  for (const customer of state.customers) {
    const item = customer.timeline.find(({ what }) => what.kind === 'note' && what.note_id === noteId);
    if (item?.what.kind === 'note') return { customer, item, what: item.what };
  }
  throw refuse('not_found');
}

function said(state: FakeState, { timeline }: FakeCustomer, what: TimelineItem['what']) {
  const { id, name } = whoIs(state);
  timeline.unshift({
    at_ms: state.now(),
    person_id: id,
    person_name: name,
    what,
  });
}

type Names =
  | 'field_reveal' | 'field_copy' | 'field_compare' | 'text_detect' | 'note_add' | 'note_edit' | 'note_remove'
  | 'note_move_hit' | 'timeline_list' | 'viewer_list'; // prettier-ignore

export const valueHandlers: Handlers<Names> = {
  field_reveal(state, request) {
    const { record_id, field, index, purpose, purpose_text } = request;
    const level = levelOf(field);
    if (purpose === 'other' && !purpose_text?.trim()) throw refuse('purpose_needed');
    // The budget first: a refused look must not open anything.
    const approver = spendLook(state, request, 'field.reveal');
    if (level === 'L3' && request.password === null) throw refuse('password_needed');
    if (level === 'L3') checkPassword(state, request.password ?? '');
    const { value, customer } = stored(state, record_id, field, index);
    const { row } = customer;
    const seq = record(state, 'field.reveal', {
      record_id: row.record_id, record_name: row.name, record_number: row.number, field, level, purpose, purpose_text,
      approver,
    }); // prettier-ignore
    said(state, customer, { kind: 'revealed', field, purpose });
    const used = looksWithin(state, 60 * MINUTE).length;
    const seconds = (level === 'L3' ? 20 : 30) * (state.settings.longer_reveal ? 2 : 1);
    return {
      value,
      level,
      expires_in_ms: seconds * 1000,
      used_this_hour: used,
      soft_limit_reached: used >= budgetOf(state).soft_per_hour,
      seq,
    };
  },
  field_copy(state, request) {
    const { record_id, field, index, purpose } = request;
    const approver = spendLook(state, request, 'field.copy');
    if (levelOf(field) === 'L3') throw refuse('copy_forbidden');
    const { customer } = stored(state, record_id, field, index);
    const { row } = customer;
    record(state, 'field.copy', {
      record_id: row.record_id,
      record_name: row.name,
      record_number: row.number,
      field,
      purpose,
      approver,
    });
    said(state, customer, { kind: 'copied', field, purpose });
    const ms = state.settings.clipboard_clear_s * 1000;
    return { clears_in_ms: ms };
  },
  field_compare(state, { record_id, field, index, value }) {
    const { value: text, customer } = stored(state, record_id, field, index);
    const typed = value.replace(/[\s-]/g, '');
    const matches = text === typed || (typed.length === 4 && text.endsWith(typed));
    record(state, 'field.compare', { record_id: customer.row.record_id, field });
    said(state, customer, { kind: 'compared', field, matched: matches });
    return { matches };
  },
  text_detect: (_, { text }) => ({ hits: detect(text) }),

  note_add(state, { record_id, kind, outcome, text, next_follow_up }) {
    if (state.readOnly) throw refuse('read_only', { reason: state.readOnly.kind });
    const customer = find(state, record_id);
    checkWritable(state, customer, ['L2']);
    const hits = detect(text);
    const noteId = fakeId(3, state.ledger.length + 1);
    said(state, customer, {
      kind: 'note', note_id: noteId, version: 1, note_kind: kind, outcome, text: covered(text, hits), hits,
      edited: false,
    }); // prettier-ignore
    if (next_follow_up !== null) customer.values.set('next_follow_up', [next_follow_up]);
    customer.row = rowOf(customer.row.number ?? 0, customer.values, {
      ...customer.row,
      updated_ms: state.now(),
    });
    record(state, 'note.add', {
      record_id,
      record_name: customer.row.name,
      record_number: customer.row.number,
    });
    return {};
  },
  note_edit(state, { note_id, version, text }) {
    const { what } = noteItem(state, note_id);
    if (what.version !== version) throw refuse('conflict');
    const hits = detect(text);
    Object.assign(what, { text: covered(text, hits), hits, edited: true, version: version + 1 });
    return {};
  },
  note_remove(state, { note_id }) {
    const { customer, item } = noteItem(state, note_id);
    customer.timeline = customer.timeline.filter((other) => other !== item);
    return {};
  },
  note_move_hit(state, { note_id, start, end, field }) {
    const { customer, what } = noteItem(state, note_id);
    what.hits = what.hits.filter((hit) => hit.start !== start || hit.end !== end);
    what.version += 1;
    customer.values.set(field, [...(customer.values.get(field) ?? []), what.text.slice(start, end)]);
    return {};
  },
  timeline_list(state, { record_id, before_ms, limit }) {
    const customer = find(state, record_id);
    const from = historyFrom(state, customer);
    const fromMs = from === null ? 0 : new Date(`${from}T00:00`).getTime();
    const notes = shownLevels(state, whoIs(state), customer).includes('L2');
    const items = customer.timeline.filter(
      ({ at_ms, what }) =>
        at_ms >= fromMs && (before_ms === null || at_ms < before_ms) && (notes || what.kind !== 'note'),
    );
    return { items: items.slice(0, limit), more: items.length > limit, history_from: from };
  },
  viewer_list: (state, { record_id }) => ({
    rows: state.ledger
      .filter((row) => row.record_id === record_id && /^(field\.|(customer|pool)\.open)/.test(row.action))
      .map((row): ViewerRow => ({
        at_ms: row.at_ms,
        seq: row.seq,
        person_name: row.person_name ?? '',
        action: row.action,
        field: row.field,
        purpose: row.purpose,
        purpose_text: row.purpose_text,
      }))
      .reverse(),
  }),
};
