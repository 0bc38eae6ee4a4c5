import type {
  ApproverView,
  ExportExcluded,
  ExportNeeds,
  ExportPlan,
  ExportPreview,
  Level,
} from '../../generated/contract';
import { approversOf } from './approval';
import { keeps } from './customers';
import { levelNow } from './fields';
import { legalClassOf } from './mask';
import { readable, shownLevels } from './reach';
import type { FakeCustomer } from './seed';
import { refuse, whoIs, type FakeState } from './state';

const DAY = 86_400_000;
const LEVELS: readonly Level[] = ['L1', 'L2', 'L3'];
const CLASSES = ['not_personal', 'personal', 'sensitive_personal', 'under_fourteen'] as const;
const FREE_MAIL = /@(qq|163|126|gmail|outlook|hotmail|sina|foxmail)\./i;
const TEN_MINUTES = 600;

function chosen(state: FakeState, { selection }: ExportPlan): FakeCustomer[] {
  const mine = readable(state);
  if (selection.kind === 'records') {
    return mine.filter(({ row }) => selection.record_ids.includes(row.record_id));
  }
  return mine.filter((customer) => keeps(state, customer, selection.filters));
}

function excludedOf(plan: ExportPlan, said: readonly string[], open: boolean): keyof ExportExcluded | null {
  if (!open) return 'closed';
  if (plan.recipient_kind === 'other_handler' && !said.includes('third_party')) return 'no_consent';
  if (plan.recipient_kind === 'abroad' && !said.includes('abroad')) return 'no_consent';
  return plan.purpose === 'marketing' && said.includes('no_marketing') ? 'refused_marketing' : null;
}

function levelIn(state: FakeState, plan: ExportPlan, customer: FakeCustomer): number {
  const levels = plan.fields
    .filter((field) => customer.values.has(field))
    .map((field) => LEVELS.indexOf(levelNow(state, field)));
  return Math.max(0, ...levels);
}

/** Row of the decision table. */
export function needsOf(
  state: FakeState,
  plan: ExportPlan,
  rows: number,
  milli: number,
  others: number,
): ExportNeeds {
  const { free_rows: free, one_rows: one } = state.settings.exports;
  const strict =
    plan.clear_l3 ||
    rows > one ||
    plan.recipient_kind === 'other_handler' ||
    plan.recipient_kind === 'abroad';
  const wanted = strict ? 2 : rows > free || plan.clear_l2 ? 1 : 0;
  const approvals = Math.min(wanted, others >= 2 ? 2 : others);
  return {
    class: strict ? 'two' : wanted === 1 ? 'one' : 'free',
    approvals,
    cooling_off_s: approvals < wanted ? TEN_MINUTES : 0,
    written_reason: milli >= 1000 && approvals > 0,
    quarantine_s: milli >= 1000 ? TEN_MINUTES : 0,
    sealed_only: plan.clear_l3,
  };
}

/** What the same person took out in the last 24 hours. */
function before(state: FakeState): number {
  const me = whoIs(state).id;
  return state.exports
    .filter(({ requester_id: id, ran }) => id === me && ran !== null && ran.at_ms > state.now() - DAY)
    .reduce((sum, { rows }) => sum + rows, 0);
}

export function exportApprovers(state: FakeState): ApproverView[] {
  return approversOf(state, 'export').map(({ id, name, roles }) => ({ person_id: id, name, roles }));
}

export function previewOf(state: FakeState, plan: ExportPlan): ExportPreview {
  const { roles } = whoIs(state);
  if (plan.recipient_kind === 'abroad' && !state.settings.exports.abroad) {
    throw refuse('export_forbidden', { why: 'abroad' });
  }
  if (roles.join() === 'sales' && !state.settings.exports.sales) {
    throw refuse('export_forbidden', { why: 'sales' });
  }
  if (plan.clear_l3 && plan.format !== 'package') throw refuse('export_forbidden', { why: 'sealed_only' });
  const excluded: ExportExcluded = { no_consent: 0, refused_marketing: 0, closed: 0 };
  const levels: [number, number, number] = [0, 0, 0];
  const classes: [number, number, number, number] = [0, 0, 0, 0];
  const person = whoIs(state);
  for (const customer of chosen(state, plan)) {
    const open = shownLevels(state, person, customer).includes('L2');
    const why = excludedOf(plan, customer.values.get('consents') ?? [], open);
    if (why !== null) {
      excluded[why] += 1;
      continue;
    }
    const level = levelIn(state, plan, customer);
    levels[level] = (levels[level] ?? 0) + 1;
    const strictest = Math.max(
      0,
      ...plan.fields
        .filter((field) => customer.values.has(field))
        .map((field) => CLASSES.indexOf(legalClassOf(field))),
    );
    classes[strictest] = (classes[strictest] ?? 0) + 1;
  }
  const rows = levels.reduce((sum, count) => sum + count, 0);
  const earlier = before(state);
  const gauge = {
    whereabouts: plan.clear_l3 ? levels[2] : 0,
    transactions: plan.clear_l2 ? levels[1] : 0,
    other: rows + earlier,
  };
  const milli = Math.round((gauge.whereabouts / 25 + gauge.transactions / 250 + gauge.other / 2500) * 1000);
  const approvers = exportApprovers(state);
  const marked = plan.recipient_kind !== 'authority' && plan.recipient_kind !== 'subject';
  return {
    rows,
    levels,
    classes,
    excluded,
    gauge: { ...gauge, milli },
    needs: needsOf(state, plan, rows + earlier, milli, approvers.length),
    approvers,
    rows_before: earlier,
    free_mail: FREE_MAIL.test(plan.recipient_name),
    canaries: marked && rows > 0 ? 1 : 0,
  };
}
