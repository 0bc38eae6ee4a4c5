import type { ExportPlan, ExportRan, ExportState, ExportView } from '../../generated/contract';
import { dayOf } from './customers';
import { codeOf, digest } from './evidence';
import { previewOf } from './exportPlan';
import { fakeId } from './random';
import { checkPassword, record, refuse, whoIs, type FakeState, type Handlers } from './state';

const DAY = 86_400_000;
const STEPS = 8;
const STEP_MS = 20;
const ATTEMPTS = 5;

/** What is kept of a request: what the person who asks may do with it is found out each time. */
export type FakeExport = Omit<ExportView, 'mine' | 'can' | 'state'> & {
  ended: 'rejected' | 'withdrawn' | null;
  confirmedMs: number | null;
};

function agreedOf({ signatures }: FakeExport): number {
  return signatures.filter(({ agreed }) => agreed).length;
}

function stateOf(state: FakeState, one: FakeExport): ExportState {
  if (one.ran !== null) return 'done';
  if (one.ended !== null) return one.ended;
  const now = state.now();
  if (now > one.not_after_ms) return 'expired';
  if (agreedOf(one) < one.needs.approvals) return 'waiting';
  if (one.ready_ms !== null && now < one.ready_ms) return 'cooling';
  const { confirmedMs } = one;
  return confirmedMs !== null && now < confirmedMs + one.needs.quarantine_s * 1000 ? 'quarantine' : 'ready';
}

function maySign(state: FakeState, one: FakeExport, personId: string): boolean {
  const person = state.vault?.people.find(({ id }) => id === personId);
  const fit = person?.roles.some((role) => ['owner', 'manager', 'auditor'].includes(role)) ?? false;
  return fit && one.requester_id !== personId && one.signatures.every(({ person_id: id }) => id !== personId);
}

function viewOf(state: FakeState, one: FakeExport): ExportView {
  const me = whoIs(state).id;
  const now = stateOf(state, one);
  const mine = one.requester_id === me;
  return {
    ...one,
    mine,
    state: now,
    can: {
      agree: now === 'waiting' && maySign(state, one, me),
      withdraw: mine && ['waiting', 'cooling', 'ready', 'quarantine'].includes(now),
      run: mine && now === 'ready',
      settle: one.ran?.whereabouts === 'out' && (mine || whoIs(state).roles.includes('owner')),
    },
  };
}

function find(state: FakeState, id: string): FakeExport {
  const one = state.exports.find(({ request_id: other }) => other === id);
  if (!one) throw refuse('not_found');
  return one;
}

function planned(
  state: FakeState,
  plan: ExportPlan,
  rows: number,
  reason: string,
): Omit<FakeExport, 'requester_id' | 'requester_name'> {
  const { needs, levels, gauge } = previewOf(state, plan);
  const now = state.now();
  return {
    ...plan,
    request_id: fakeId(12, state.exports.length + 100),
    rows,
    levels,
    gauge_milli: gauge.milli,
    needs,
    reason,
    made_ms: now,
    not_after_ms: now + plan.valid_days * DAY,
    ready_ms: needs.approvals === 0 ? now + needs.cooling_off_s * 1000 : null,
    signatures: [],
    ran: null,
    ended: null,
    confirmedMs: null,
  };
}

function needed(plan: ExportPlan, alone: boolean, reason: string) {
  const missing =
    plan.recipient_name.trim() === ''
      ? 'recipient'
      : ['processor', 'authority', 'subject'].includes(plan.recipient_kind) && plan.reference.trim() === ''
        ? 'reference'
        : plan.keeper.trim() === ''
          ? 'keeper'
          : plan.destroy_by === ''
            ? 'destroy_by'
            : alone && reason.trim() === ''
              ? 'reason'
              : null;
  if (missing !== null) throw refuse('export_incomplete', { missing });
}

/** The line of the register for a copy that was written just now. */
export function ranNow(state: FakeState, one: FakeExport, fileName: string): ExportRan {
  const now = state.now();
  const count = state.exports.filter(({ ran }) => ran !== null).length + 1;
  return {
    at_ms: now,
    register_no: `E-${dayOf(now).replaceAll('-', '')}-${String(count).padStart(4, '0')}`,
    file_name: fileName,
    rows: one.rows,
    canaries: ['authority', 'subject'].includes(one.recipient_kind) ? 0 : 1,
    bytes: 4096 + one.rows * 180,
    sha256: digest(`${one.request_id} ${fileName}`).slice(0, 64),
    whereabouts: 'out',
    note: '',
    due_ms: now + 7 * DAY,
    overdue: false,
  };
}

function sign(state: FakeState, one: FakeExport, personId: string, agree: boolean, reason: string) {
  const person = state.vault?.people.find(({ id }) => id === personId);
  if (!person || one.requester_id === personId) throw refuse('export_own');
  if (stateOf(state, one) !== 'waiting') throw refuse('export_ended');
  if (!maySign(state, one, personId)) throw refuse('approver_unfit');
  const last = agreedOf(one) + 1 >= one.needs.approvals;
  if (agree && last && one.needs.written_reason && reason.trim() === '') {
    throw refuse('export_incomplete', { missing: 'reason' });
  }
  one.signatures.push({ person_id: personId, name: person.name, at_ms: state.now(), agreed: agree, reason });
  if (!agree) one.ended = 'rejected';
  if (agreedOf(one) >= one.needs.approvals) one.ready_ms = state.now() + one.needs.cooling_off_s * 1000;
  record(state, agree ? 'export.sign' : 'export.reject', {
    person_name: person.name,
    approved_for: one.requester_name,
    count: one.rows,
  });
}

function checkRun(state: FakeState, one: FakeExport, rows: number, password: string | null) {
  const now = stateOf(state, one);
  if (now === 'done') throw refuse('export_used');
  if (now === 'expired') throw refuse('export_expired');
  if (now === 'rejected' || now === 'withdrawn') throw refuse('export_ended');
  if (now === 'waiting') throw refuse('export_unsigned');
  if (now !== 'ready') throw refuse('export_too_early', { wait_s: 600 });
  if (rows !== one.rows) throw refuse('export_rows', { rows: one.rows });
  if (password === null) throw refuse('password_needed');
  checkPassword(state, password);
}

/** With much at once only the rows are confirmed at first. */
function onlyConfirms(state: FakeState, one: FakeExport): boolean {
  if (one.needs.quarantine_s === 0 || one.confirmedMs !== null) return false;
  one.confirmedMs = state.now();
  record(state, 'export.confirm', { count: one.rows });
  return true;
}

const run = { cancelled: false };
const wasCancelled = () => run.cancelled;

async function work(state: FakeState, rows: number) {
  run.cancelled = false;
  for (let step = 1; step <= STEPS; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    if (wasCancelled()) throw refuse('cancelled');
    const done = Math.round((rows * step) / STEPS);
    const remaining_ms = (STEPS - step) * STEP_MS;
    state.emit({ kind: 'progress', job: 'export', done, total: rows, per_second: 4000, remaining_ms });
  }
}

const REQUEST = 'clientvault request\n';
const ANSWER = 'clientvault answer\n';

function carriedOf(state: FakeState, text: string, head: string): FakeExport {
  const [, id = ''] = text.trim().split('\n');
  if (!text.trim().startsWith(head.trim())) throw refuse('export_invalid');
  const one = state.exports.find(({ request_id: other }) => other === id.trim());
  if (!one) throw refuse('export_invalid');
  return one;
}

type Names =
  | 'export_preview' | 'export_request' | 'export_run' | 'export_print' | 'export_cancel' | 'export_list' | 'export_show'
  | 'export_sign' | 'export_withdraw' | 'export_settle' | 'export_carry' | 'export_carried_show'
  | 'export_carried_sign' | 'export_answer_read'; // prettier-ignore

export const exportHandlers: Handlers<Names> = {
  export_preview: (state, { plan }) => previewOf(state, plan),
  export_request(state, { plan, rows, reason }) {
    const found = previewOf(state, plan);
    if (found.rows === 0) throw refuse('export_forbidden', { why: 'nothing' });
    if (found.rows !== rows) throw refuse('export_rows', { rows: found.rows });
    needed(plan, found.approvers.length === 0, reason);
    const { id, name } = whoIs(state);
    const one = { ...planned(state, plan, rows, reason), requester_id: id, requester_name: name };
    state.exports.unshift(one);
    record(state, 'export.request', { count: rows });
    return viewOf(state, one);
  },
  async export_run(state, { request_id, path, rows, password, package_key }) {
    const one = find(state, request_id);
    checkRun(state, one, rows, password);
    if (one.format === 'package' && !/^age1|^.{12,}$/.test(package_key ?? '')) {
      throw refuse('export_incomplete', { missing: 'package_key' });
    }
    if (onlyConfirms(state, one)) return viewOf(state, one);
    record(state, 'export.begin', { count: rows });
    await work(state, rows);
    one.ran = ranNow(state, one, path.split(/[/\\]/).at(-1) ?? path);
    record(state, 'export.run', { count: rows, text: one.ran.register_no });
    return viewOf(state, one);
  },
  async export_print(state, { request_id, rows, password }) {
    const one = find(state, request_id);
    checkRun(state, one, rows, password);
    if (onlyConfirms(state, one)) return viewOf(state, one);
    await work(state, rows);
    one.ran = ranNow(state, one, 'print.pdf');
    record(state, 'export.run', { count: rows, text: one.ran.register_no });
    return viewOf(state, one);
  },
  export_cancel() {
    run.cancelled = true;
    return {};
  },
  export_list(state, { what }) {
    const person = whoIs(state);
    const views = state.exports.map((one) => viewOf(state, one));
    const all = person.roles.some((role) => ['owner', 'manager', 'admin', 'auditor'].includes(role));
    const register = views.filter(({ ran, mine }) => ran !== null && (all || mine));
    const waiting = views.filter(({ can }) => can.agree);
    return {
      exports: what === 'register' ? register : what === 'mine' ? views.filter(({ mine }) => mine) : waiting,
      for_me: waiting.length,
      overdue: register.filter(({ ran }) => ran?.overdue).length,
    };
  },
  export_show: (state, { request_id }) => viewOf(state, find(state, request_id)),
  export_sign(state, { request_id, agree, reason, signer }) {
    const one = find(state, request_id);
    const person = state.vault?.people.find(({ id }) => id === signer.person_id);
    if (person && person.password !== signer.password) {
      throw refuse('wrong_password', { attempts_left: ATTEMPTS - 1, wait_min: 15 });
    }
    sign(state, one, signer.person_id, agree, reason);
    return viewOf(state, one);
  },
  export_withdraw(state, { request_id }) {
    const one = find(state, request_id);
    one.ended = 'withdrawn';
    record(state, 'export.withdraw', { count: one.rows });
    return viewOf(state, one);
  },
  export_settle(state, { request_id, whereabouts, note }) {
    const one = find(state, request_id);
    if (one.ran === null) throw refuse('wrong_state');
    if (whereabouts === 'explained' && note.trim() === '') {
      throw refuse('export_incomplete', { missing: 'reason' });
    }
    one.ran = { ...one.ran, whereabouts, note, overdue: false };
    record(state, `export.${whereabouts}`, { text: one.ran.register_no });
    return viewOf(state, one);
  },
  export_carry(state, { request_id }) {
    const text = `${REQUEST}${request_id}\n${btoa(digest(request_id))}\n`;
    record(state, 'export.carry', { count: find(state, request_id).rows });
    return { text, qr: codeOf(text) };
  },
  export_carried_show: (state, { text }) => viewOf(state, carriedOf(state, text, REQUEST)),
  export_carried_sign(state, { text, agree, password }) {
    const one = carriedOf(state, text, REQUEST);
    checkPassword(state, password);
    if (one.requester_id === whoIs(state).id) throw refuse('export_own');
    const answer = `${ANSWER}${one.request_id}\n${whoIs(state).id}\n${agree ? 'yes' : 'no'}\n`;
    return { text: answer, qr: codeOf(answer) };
  },
  export_answer_read(state, { text }) {
    const one = carriedOf(state, text, ANSWER);
    const [, , by = '', word = ''] = text.trim().split('\n');
    sign(state, one, by.trim(), word.trim() === 'yes', '');
    return viewOf(state, one);
  },
};
