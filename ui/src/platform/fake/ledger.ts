import type {
  ActionGroup,
  LedgerDay,
  LedgerRow,
  LedgerSummary,
  VerifyReport,
} from '../../generated/contract';
import { makeRandom } from './random';
import { colleagues } from './seed';
import { checkPassword, record, refuse, whoIs, type FakeState, type Handlers } from './state';
import { statusOf } from './vault';

const DAY = 86_400_000;

function groupOf(action: string): ActionGroup {
  if (/^field\.copy/.test(action)) return 'copy';
  if (/^(field\.|customer\.open)/.test(action)) return 'view';
  if (/^import\./.test(action)) return 'import';
  if (/^session\./.test(action)) return 'login';
  if (/^settings\.|^password\./.test(action)) return 'settings';
  if (/verify/.test(action)) return 'check';
  return 'change';
}

/** A month of made-up work, so that lists and charts have something to show. */
export function seedLedger(state: FakeState, entries: number) {
  const random = makeRandom(77);
  const now = state.now();
  const actions = [
    'customer.open',
    'field.reveal',
    'field.copy',
    'customer.update',
    'note.add',
    'session.unlock',
  ] as const;
  for (let index = 0; index < entries; index += 1) {
    const action = random.pick(actions);
    const customer = state.customers[random.below(Math.max(1, state.customers.length))];
    const person = colleagues[random.below(3)];
    const about = customer && action !== 'session.unlock';
    record(state, action, {
      at_ms: now - Math.floor(((entries - index) / entries) * 29 * DAY) - random.below(3_600_000),
      person_name: person?.name ?? null,
      ...(about && {
        record_id: customer.row.record_id,
        record_name: customer.row.company || customer.row.name,
        record_number: customer.row.number,
      }),
      ...(action.startsWith('field.') && { field: 'phone', level: 'L2', purpose: 'follow_up' }),
      ...(action === 'customer.update' && { fields: ['stage'], old: 'contacted', new: 'proposal' }),
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

function days(state: FakeState): LedgerDay[] {
  const today = new Date(state.now());
  today.setHours(0, 0, 0, 0);
  return Array.from({ length: 14 }, (_, index) => {
    const from = today.getTime() - (13 - index) * DAY;
    const rows = state.ledger.filter(({ at_ms }) => at_ms >= from && at_ms < from + DAY);
    const number = (test: (group: ActionGroup) => boolean) =>
      rows.filter((row) => test(groupOf(row.action))).length;
    const at = new Date(from);
    const two = (value: number) => String(value).padStart(2, '0');
    return {
      day: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
      views: number((group) => group === 'view' || group === 'copy'),
      changes: number((group) => group === 'change' || group === 'import'),
      others: number((group) => ['login', 'settings', 'check'].includes(group)),
    };
  });
}

function hours(state: FakeState): LedgerSummary['hours'] {
  const table: number[][] = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { at_ms } of state.ledger) {
    const at = new Date(at_ms);
    const row = table[(at.getDay() + 6) % 7];
    if (row) row[at.getHours()] = (row[at.getHours()] ?? 0) + 1;
  }
  return table as LedgerSummary['hours'];
}

type Names =
  | 'ledger_list' | 'ledger_summary' | 'ledger_verify' | 'vault_verify' | 'discontinuity_accept'
  | 'password_change' | 'draft_save' | 'draft_list' | 'draft_discard'; // prettier-ignore

export const ledgerHandlers: Handlers<Names> = {
  ledger_list(state, { filters, before_seq, limit }) {
    const asked = state.vault?.people.find(({ id }) => id === filters.person_id);
    const fits = (row: LedgerRow) =>
      (filters.person_id === null || (asked !== undefined && row.person_name === asked.name)) &&
      (filters.group === null || groupOf(row.action) === filters.group) &&
      (filters.from_ms === null || row.at_ms >= filters.from_ms) &&
      (filters.until_ms === null || row.at_ms < filters.until_ms) &&
      (filters.record_id === null || row.record_id === filters.record_id) &&
      (!filters.refused_only || row.refused !== null);
    const all = state.ledger.filter(fits).reverse();
    const rows = all.filter(({ seq }) => before_seq === null || seq < before_seq).slice(0, limit);
    const last = rows.at(-1);
    const more = last !== undefined && all.at(-1) !== last;
    return { total: all.length, rows, next_before_seq: more ? last.seq : null };
  },
  ledger_summary: (state) => ({
    entries: state.ledger.length,
    head: state.ledger.at(-1)?.hash ?? '',
    verified: state.verifiedAt === null ? null : {
      at_ms: state.verifiedAt,
      entries: state.ledger.length,
      complete: true,
      first_bad_seq: null,
    }, // prettier-ignore
    days: days(state),
    hours: hours(state),
  }),
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
