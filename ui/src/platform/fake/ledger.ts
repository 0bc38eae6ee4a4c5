import type {
  ActionGroup,
  LedgerDay,
  LedgerFilters,
  LedgerRow,
  LedgerSummary,
  PersonLooks,
  Purpose,
  VerifyReport,
  WitnessState,
} from '../../generated/contract';
import { dueDetails } from './duties';
import { groupOf, isLook } from './ledgerGroups';
import { makeRandom } from './random';
import { checkPassword, record, refuse, whoIs, type FakeState, type Handlers } from './state';
import { statusOf } from './vault';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 30;

const ACTIONS = [
  'customer.open', 'customer.open', 'customer.open', 'field.reveal', 'field.reveal', 'field.reveal', 'field.copy',
  'field.copy', 'customer.update', 'customer.update', 'note.add', 'note.add', 'session.login',
] as const; // prettier-ignore
const RARE = ['import.rows', 'settings.change', 'member.team', 'review.save', 'ledger.verify'] as const;
const WHY = ['follow_up', 'follow_up', 'follow_up', 'delivery', 'after_sales', 'invoicing'] as const;

/** A month of made-up work, most of it at the usual hours, so that lists and charts have something to show. */
export function seedLedger(state: FakeState, entries: number) {
  const random = makeRandom(77);
  const now = state.now();
  const today = startOfToday(state);
  const members = state.vault?.people ?? [];
  const times = Array.from({ length: entries }, (_, index) => {
    const day = today - (DAYS - 1 - Math.floor((index * DAYS) / entries)) * DAY;
    const hour = random.below(40) === 0 ? 20 + random.below(3) : 8 + random.below(12);
    const at = day + hour * HOUR + random.below(HOUR);
    // Nobody has worked in what is left of today.
    return at < now ? at : at - DAY;
  }).sort((a, b) => a - b);
  const busy = entries >= 4 * DAYS;
  let before = '';
  for (const at_ms of times) {
    const day = new Date(at_ms).toDateString();
    const action = random.below(16) === 0 ? random.pick(RARE) : random.pick(ACTIONS);
    const customer = state.customers[random.below(Math.max(1, state.customers.length))];
    const look = isLook(action);
    const drawn = members[look && random.below(5) < 3 ? 3 : random.below(3)] ?? members[0];
    // Whoever has the house comes in first.
    const person = busy && day !== before ? members[0] : drawn;
    before = day;
    record(state, action, {
      at_ms,
      person_name: person?.name ?? null,
      ...(customer &&
        /^(customer|field|note)\./.test(action) && {
          record_id: customer.row.record_id,
          record_name: customer.row.company || customer.row.name,
          record_number: customer.row.number,
        }),
      ...(look && { field: 'phone', level: 'L2', purpose: random.pick(WHY) }),
      ...(look && random.below(24) === 0 && { refused: 'reveal_limit' }),
      ...(action === 'customer.update' && { fields: ['stage'], old: 'contacted', new: 'proposal' }),
      ...(action === 'settings.change' && { text: 'lock_after_min', old: '10', new: '5' }),
      ...(action === 'import.rows' && { count: 40 }),
    });
  }
}

function report(state: FakeState): VerifyReport {
  return {
    complete: true,
    ledger_entries: state.ledger.length,
    rows_checked: state.customers.length,
    head: state.ledger.at(-1)?.hash ?? '',
    elapsed_ms: 420,
    findings: [],
  };
}

async function verify(state: FakeState) {
  const total = state.ledger.length;
  for (let step = 1; step <= 3; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, 15));
    const done = Math.round((total * step) / 3);
    state.emit({
      kind: 'progress',
      job: 'verify',
      done,
      total,
      per_second: 50_000,
      remaining_ms: (3 - step) * 15,
    });
  }
  record(state, 'vault.verify', { count: total });
  state.verifiedAt = state.now();
  return report(state);
}

function startOfToday(state: FakeState): number {
  return new Date(state.now()).setHours(0, 0, 0, 0);
}

const columns: readonly (readonly [keyof Omit<LedgerDay, 'day'>, readonly (ActionGroup | null)[]])[] = [
  ['views', ['view']],
  ['copies', ['copy']],
  ['changes', ['change']],
  ['imports', ['import']],
  ['exports', ['export']],
  ['logins', ['login']],
  ['rights', ['rights']],
  ['others', ['settings', 'check', null]],
];

function days(state: FakeState, all: readonly LedgerRow[]): LedgerDay[] {
  const today = startOfToday(state);
  return Array.from({ length: DAYS }, (_, index) => {
    const from = today - (DAYS - 1 - index) * DAY;
    const rows = all.filter(({ at_ms }) => at_ms >= from && at_ms < from + DAY);
    const at = new Date(from);
    const two = (value: number) => String(value).padStart(2, '0');
    const counts = columns.map(([name, groups]) => [
      name,
      rows.filter((row) => groups.includes(groupOf(row.action))).length,
    ]);
    return {
      day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
      ...(Object.fromEntries(counts) as Omit<LedgerDay, 'day'>),
    };
  });
}

/** 0 is Monday. */
const weekdayOf = (at: Date) => (at.getDay() + 6) % 7;

function hours(all: readonly LedgerRow[]): LedgerSummary['hours'] {
  const table: number[][] = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { at_ms } of all) {
    const at = new Date(at_ms);
    const row = table[weekdayOf(at)];
    if (row) row[at.getHours()] = (row[at.getHours()] ?? 0) + 1;
  }
  return table as LedgerSummary['hours'];
}

function people(state: FakeState, all: readonly LedgerRow[]): PersonLooks[] {
  const names = [...new Set(all.map(({ person_name: name }) => name))];
  const counted = names.map((name) => {
    const rows = all.filter((row) => row.person_name === name);
    return {
      person_id: state.vault?.people.find((person) => person.name === name)?.id ?? null,
      person_name: name,
      looks: rows.filter(({ action, refused }) => isLook(action) && refused === null).length,
      entries: rows.length,
      refused: rows.filter(({ refused }) => refused !== null).length,
    };
  });
  return counted.sort((a, b) => b.looks - a.looks || b.entries - a.entries);
}

function medianDoubled(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? 0;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? 2 * at(middle) : at(middle) + at(middle - 1);
}

function purposes(all: readonly LedgerRow[]): Pick<LedgerSummary, 'purposes' | 'purposes_unread'> {
  const looks = all.filter(({ action, refused }) => isLook(action) && refused === null);
  const counts = new Map<Purpose, number>();
  for (const { purpose } of looks) if (purpose !== null) counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  return {
    purposes: [...counts].map(([purpose, count]) => ({ purpose, count })).sort((a, b) => b.count - a.count),
    purposes_unread: looks.filter(({ purpose }) => purpose === null).length,
  };
}

/** When a checkpoint last left the computer. */
export function witnessState({ ledger }: FakeState): WitnessState {
  const made = ledger.findLast(({ action }) => action === 'ledger.checkpoint');
  const after = made?.seq ?? 0;
  return {
    size: made ? made.seq - 1 : null,
    at_ms: made?.at_ms ?? null,
    entries_since: ledger.length - after,
    since_ms: ledger[after]?.at_ms ?? null,
  };
}

function summary(state: FakeState, asked: string | null): LedgerSummary {
  const since = startOfToday(state) - (DAYS - 1) * DAY;
  const recent = state.ledger.filter(({ at_ms }) => at_ms >= since);
  const name = state.vault?.people.find(({ id }) => id === asked)?.name;
  const rows = asked === null ? recent : recent.filter((row) => row.person_name === name);
  const everybody = people(state, recent);
  return {
    entries: state.ledger.length,
    head: state.ledger.at(-1)?.hash ?? '',
    verified: state.verifiedAt === null ? null : {
      at_ms: state.verifiedAt,
      entries: state.ledger.length,
      complete: true,
      first_bad_seq: null,
    }, // prettier-ignore
    witness: witnessState(state),
    days: days(state, rows),
    hours: hours(rows),
    people: everybody,
    median_looks_doubled: medianDoubled(
      everybody.filter(({ person_id: id }) => id !== null).map(({ looks }) => looks),
    ),
    ...purposes(rows),
    retention: {
      months: state.settings.ledger_months,
      pruned_until: state.prunedUntil,
      due: dueDetails(state),
      hold: state.hold,
    },
  };
}

function fits(state: FakeState, filters: LedgerFilters, row: LedgerRow): boolean {
  const asked = state.vault?.people.find(({ id }) => id === filters.person_id);
  const at = new Date(row.at_ms);
  return (
    (filters.person_id === null || (asked !== undefined && row.person_name === asked.name)) &&
    (filters.group === null || groupOf(row.action) === filters.group) &&
    (filters.action === null || row.action === filters.action) &&
    (filters.from_ms === null || row.at_ms >= filters.from_ms) &&
    (filters.until_ms === null || row.at_ms <= filters.until_ms) &&
    (filters.record_id === null || row.record_id === filters.record_id) &&
    (filters.hour === null || at.getHours() === filters.hour) &&
    (filters.weekday === null || weekdayOf(at) + 1 === filters.weekday) &&
    (filters.level === null || row.level === filters.level) &&
    (filters.purpose === null || row.purpose === filters.purpose) &&
    (!filters.refused_only || row.refused !== null)
  );
}

type Names =
  | 'ledger_list' | 'ledger_summary' | 'ledger_verify' | 'vault_verify' | 'discontinuity_accept'
  | 'password_change' | 'draft_save' | 'draft_list' | 'draft_discard'; // prettier-ignore

export const ledgerHandlers: Handlers<Names> = {
  ledger_list(state, { filters, before_seq, limit }) {
    const all = state.ledger.filter((row) => fits(state, filters, row)).reverse();
    const rows = all.filter(({ seq }) => before_seq === null || seq < before_seq).slice(0, limit);
    const last = rows.at(-1);
    const more = last !== undefined && all.at(-1) !== last;
    return { total: all.length, rows, next_before_seq: more ? last.seq : null };
  },
  ledger_summary: (state, { person_id }) => summary(state, person_id),
  ledger_verify: verify,
  vault_verify: verify,
  discontinuity_accept(state, { password }) {
    checkPassword(state, password);
    state.readOnly = null;
    record(state, 'ledger.discontinuity');
    return statusOf(state);
  },
  password_change(state, request) {
    checkPassword(state, request.current);
    if (request.new.length < 12) throw refuse('password_weak');
    const person = whoIs(state);
    person.password = request.new;
    if (person.unlockMode === 'keyring_only') person.unlockMode = 'keyring_password';
    record(state, 'password.change');
    return {};
  },
  draft_save(state, { key, body }) {
    const { id } = whoIs(state);
    state.drafts = [
      ...state.drafts.filter((draft) => draft.key !== key || draft.personId !== id),
      { key, body, saved_ms: state.now(), personId: id },
    ];
    return {};
  },
  draft_list(state) {
    const { id } = whoIs(state);
    const own = state.drafts.filter(({ personId }) => personId === id);
    return { drafts: own.map(({ key, body, saved_ms }) => ({ key, body, saved_ms })) };
  },
  draft_discard(state, { key }) {
    const { id } = whoIs(state);
    state.drafts = state.drafts.filter((draft) => draft.key !== key || draft.personId !== id);
    return {};
  },
};
