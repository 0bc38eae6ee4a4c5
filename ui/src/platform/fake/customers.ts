import type {
  CustomerRow,
  FieldInput,
  FieldKey,
  Filters,
  ListCustomers,
  Versions,
} from '../../generated/contract';
import { noFilters } from '../../api/filters';
import { levelNow } from './fields';
import { legalClassOf, levelOf, mask, tailOf } from './mask';
import { fakeId } from './random';
import { matchCustomer } from './search';
import {
  custodiansOf,
  checkOpening,
  checkWritable,
  levelsOf,
  liesInPool,
  readable,
  seen,
  shownLevels,
} from './reach';
import { rowOf, type FakeCustomer } from './seed';
import { record, refuse, whoIs, type FakeState, type Handlers } from './state';
import { pinyinOf } from './words';

const DAY = 86_400_000;

export function find(state: FakeState, recordId: string): FakeCustomer {
  const customer = state.customers.find(({ row }) => row.record_id === recordId);
  if (!customer || levelsOf(state, whoIs(state), customer).length === 0) throw refuse('not_found');
  return customer;
}

export function dayOf(ms: number): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function keeps(state: FakeState, customer: FakeCustomer, filters: Filters): boolean {
  const now = state.now();
  const { values } = customer;
  const row = seen(state, customer);
  const any = <T>(wanted: readonly T[], test: (one: T) => boolean) =>
    wanted.length === 0 || wanted.some(test);
  return (
    row.state === filters.state &&
    (filters.holding === null || row.holding === filters.holding) &&
    (filters.owner === null || row.owner === filters.owner) &&
    (filters.team === null || row.team_id === filters.team) &&
    (filters.text === null || filters.text === '' || matchCustomer(customer, filters.text) !== null) &&
    (filters.kind === null || row.kind === filters.kind) &&
    any(filters.stages, (stage) => row.stage === stage) &&
    (filters.next_until === null ||
      filters.stages.length > 0 ||
      (row.stage !== 'won' && row.stage !== 'lost')) &&
    any(filters.levels, (level) => row.level === level) &&
    any(filters.tags, (tag) => row.tags.includes(tag)) &&
    (filters.city === null || row.city === filters.city) &&
    (filters.has_phone === null || values.has('phone') === filters.has_phone) &&
    (filters.idle_days === null || row.updated_ms < now - filters.idle_days * DAY) &&
    (filters.active_days === null || row.updated_ms >= now - filters.active_days * DAY) &&
    (filters.next_until === null || (row.next_ms !== null && dayOf(row.next_ms) <= filters.next_until)) &&
    (filters.without_basis === null || values.has('lawful_basis') !== filters.without_basis)
  );
}

const sortKeys: Record<ListCustomers['sort'], (row: CustomerRow) => string | number | null> = {
  name: (row) => pinyinOf(row.kind === 'company' && row.company !== '' ? row.company : row.name).join(' '),
  company: (row) => pinyinOf(row.company).join(' '),
  updated: (row) => row.updated_ms,
  created: (row) => row.created_ms,
  next_follow_up: (row) => row.next_ms,
  stage: (row) => row.stage,
};

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

export function filtersOf(part: Partial<Filters>): Filters {
  return { ...noFilters, ...part };
}

function count(state: FakeState, part: Partial<Filters>): number {
  const filters = filtersOf(part);
  return readable(state).filter((customer) => keeps(state, customer, filters)).length;
}

function write(customer: FakeCustomer, fields: readonly FieldInput[]) {
  for (const { field, values } of fields) {
    const old = customer.values.get(field) ?? [];
    const next = values.flatMap((value) => ('text' in value ? [value.text] : (old[value.keep] ?? [])));
    if (next.length === 0) customer.values.delete(field);
    else customer.values.set(field, next);
    const level = levelOf(field).toLowerCase() as keyof Versions;
    customer.versions[level] += 1;
  }
}

function changeState(action: string, to: CustomerRow['state'], from: readonly CustomerRow['state'][]) {
  return (state: FakeState, { record_ids }: { record_ids: string[] }) => {
    if (state.readOnly) throw refuse('read_only', { reason: state.readOnly.kind });
    const customers = record_ids.map((id) => find(state, id));
    if (customers.some((customer) => liesInPool(whoIs(state), customer))) throw refuse('wrong_state');
    let changed = 0;
    for (const customer of customers) {
      if (!from.includes(customer.row.state)) continue;
      customer.row = { ...customer.row, state: to, days_left: to === 'recycled' ? 30 : null };
      changed += 1;
    }
    record(state, action, { count: changed });
    return { count: changed };
  };
}

type Names =
  | 'customer_list' | 'customer_search' | 'customer_counts' | 'customer_show' | 'customer_create' | 'customer_update'
  | 'customer_archive' | 'customer_unarchive' | 'customer_recycle' | 'customer_restore' | 'duplicate_check'
  | 'customer_recent' | 'tag_list'; // prettier-ignore

export const customerHandlers: Handlers<Names> = {
  customer_list(state, { filters, sort, descending, offset, limit }) {
    const wanted = filtersOf(filters);
    const rows = readable(state)
      .filter((customer) => keeps(state, customer, wanted))
      .map((customer) => seen(state, customer));
    const key = sortKeys[sort];
    rows.sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      if (left === null || right === null) return compare(left, right);
      return compare(left, right) * (descending ? -1 : 1);
    });
    return { total: rows.length, offset, rows: rows.slice(offset, offset + limit) };
  },
  customer_search(state, { query, limit }) {
    const found = readable(state)
      .filter(({ row }) => row.state === 'active')
      .flatMap((customer) => {
        const match = matchCustomer(customer, query);
        return match ? { ...match, hit: { ...match.hit, row: seen(state, customer) } } : [];
      })
      .sort((a, b) => a.rank - b.rank || (a.hit.row.number ?? 0) - (b.hit.row.number ?? 0));
    return { hits: found.slice(0, limit).map(({ hit }) => hit), elapsed_us: 900 };
  },
  customer_recent(state) {
    const mine = whoIs(state).name;
    const opened = state.ledger
      .filter(({ action, person_name: who }) => action === 'customer.open' && who === mine)
      .reverse();
    const ids = [...new Set(opened.map(({ record_id }) => record_id))];
    const known = readable(state);
    const rows = ids.flatMap((id) => {
      const customer = known.find(({ row }) => row.record_id === id);
      return customer ? seen(state, customer) : [];
    });
    return { rows: rows.filter(({ state: now }) => now !== 'recycled').slice(0, 20) };
  },
  customer_counts: (state) => ({
    active: count(state, {}),
    archived: count(state, { state: 'archived' }),
    recycled: count(state, { state: 'recycled' }),
    idle_30_days: count(state, { idle_days: 30 }),
    due_today: count(state, { next_until: dayOf(state.now()) }),
    without_basis: count(state, { without_basis: true }),
    mine: count(state, { holding: 'mine' }),
    colleagues: count(state, { holding: 'colleagues' }),
    team: count(state, { holding: 'team' }),
    pool: count(state, { holding: 'pool' }),
    kept: count(state, { holding: 'kept' }),
  }),
  customer_show(state, { record_id }) {
    const customer = find(state, record_id);
    const { values, versions } = customer;
    const row = seen(state, customer);
    const person = whoIs(state);
    const levels = shownLevels(state, person, customer);
    checkOpening(state, customer);
    record(state, liesInPool(person, customer) ? 'pool.open' : 'customer.open', {
      record_id,
      record_name: row.name,
      record_number: row.number,
    });
    return {
      row,
      versions: { ...versions },
      raised_to: customer.raisedTo ?? null,
      linked_company: null,
      people: [],
      custodians: custodiansOf(state, customer),
      can_edit: state.readOnly === null && row.state === 'active' && row.holding !== 'pool',
      levels: [...levels],
      fields: [...values].flatMap(([field, texts]) =>
        (levels.includes(levelNow(state, field)) ? texts : []).map((text, index) => {
          const level = levelNow(state, field);
          const masked = level !== 'L1';
          return {
            field,
            index,
            level,
            legal_class: legalClassOf(field),
            text: masked ? mask(field, text) : text,
            tail: tailOf(field, text),
            masked,
            can_copy: level !== 'L3',
          };
        }),
      ),
    };
  },
  customer_create(state, { kind, fields, accept_duplicate }) {
    if (state.readOnly) throw refuse('read_only', { reason: state.readOnly.kind });
    const number = state.customers.length + 1;
    const customer: FakeCustomer = {
      row: { record_id: fakeId(2, number), number } as CustomerRow,
      values: new Map<FieldKey, string[]>(),
      versions: { l1: 0, l2: 0, l3: 0 },
      timeline: [],
    };
    write(customer, fields);
    if (!customer.values.get('name')?.[0] && !customer.values.get('company')?.[0])
      throw refuse('name_needed');
    const phone = customer.values.get('phone')?.[0];
    if (phone !== undefined && !/^\+?\d[\d -]{6,}$/.test(phone)) {
      throw refuse('invalid_value', { field: 'phone', reason: 'not_a_phone' });
    }
    const twin =
      phone !== undefined && state.customers.some(({ values }) => values.get('phone')?.[0] === phone);
    if (twin && !accept_duplicate) throw refuse('duplicate');
    const now = state.now();
    const { id, name } = whoIs(state);
    customer.row = rowOf(number, customer.values, {
      kind, owner: id, owner_name: name, created_ms: now, updated_ms: now,
    }); // prettier-ignore
    customer.timeline.unshift({
      at_ms: now,
      person_id: id,
      person_name: name,
      what: { kind: 'created' },
    });
    state.customers.push(customer);
    record(state, 'customer.create', {
      record_id: customer.row.record_id,
      record_name: customer.row.name,
      record_number: number,
    });
    return { record_id: customer.row.record_id, versions: { ...customer.versions }, warnings: [] };
  },
  customer_update(state, { record_id, versions, fields }) {
    if (state.readOnly) throw refuse('read_only', { reason: state.readOnly.kind });
    const customer = find(state, record_id);
    const levels = new Set(fields.map(({ field }) => levelOf(field).toLowerCase() as keyof Versions));
    checkWritable(state, customer, fields.map(({ field }) => levelOf(field))); // prettier-ignore
    if ([...levels].some((level) => versions[level] !== customer.versions[level])) throw refuse('conflict');
    const before = customer.row.stage;
    write(customer, fields);
    const now = state.now();
    customer.row = rowOf(customer.row.number ?? 0, customer.values, { ...customer.row, updated_ms: now });
    const { id, name } = whoIs(state);
    customer.timeline.unshift({
      at_ms: now,
      person_id: id,
      person_name: name,
      what: {
        kind: 'changed',
        fields: fields.map(({ field }) => field),
        stage_from: before === customer.row.stage ? null : before,
        stage_to: before === customer.row.stage ? null : customer.row.stage,
      },
    });
    record(state, 'customer.update', {
      record_id,
      record_name: customer.row.name,
      record_number: customer.row.number,
      fields: fields.map(({ field }) => field),
    });
    return { record_id, versions: { ...customer.versions }, warnings: [] };
  },
  customer_archive: changeState('customer.archive', 'archived', ['active']),
  customer_unarchive: changeState('customer.unarchive', 'active', ['archived']),
  customer_recycle: changeState('customer.recycle', 'recycled', ['active', 'archived']),
  customer_restore: changeState('customer.restore', 'active', ['recycled']),
  duplicate_check(state, { fields, except }) {
    const phone = fields.find(({ field }) => field === 'phone')?.values[0];
    const text = phone && 'text' in phone ? phone.text.replace(/[\s-]/g, '') : '';
    if (text === '') return { rows: [] };
    return {
      rows: readable(state)
        .filter(({ row, values }) => row.record_id !== except && values.get('phone')?.[0] === text)
        .map((customer) => ({ row: seen(state, customer), by: 'phone' as const })),
    };
  },
  tag_list(state) {
    const counts = new Map<string, number>();
    for (const { row } of readable(state))
      for (const tag of row.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return {
      tags: [...counts].map(([tag, number]) => ({ tag, count: number })).sort((a, b) => b.count - a.count),
    };
  },
};
