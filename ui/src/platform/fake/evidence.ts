import type {
  DisclosureChoice,
  DisclosurePreview,
  LedgerEntryView,
  LedgerRow,
  WitnessVerdict,
} from '../../generated/contract';
import { may } from './reach';
import { record, refuse, whoIs, type FakeState, type Handlers } from './state';

const ENTRY_BYTES = 420;
const DETAIL_BYTES = 140;
const STEPS = 4;
const STEP_MS = 40;
const FIRST_LINE = /^clientvault\.ledger\/([0-9a-f]+)$/;

/** Sixty-four digits that follow from a text. */
export function digest(text: string): string {
  let state = 0x811c9dc5;
  let digits = '';
  for (let round = 0; digits.length < 64; round += 1) {
    for (const char of `${text}${round}`) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
    digits += (state >>> 0).toString(16).padStart(8, '0');
  }
  return digits;
}

function origin(state: FakeState): string {
  return `clientvault.ledger/${state.vault?.id ?? ''}`;
}

function signed(state: FakeState, size: number): string {
  const head = state.ledger[size - 1]?.hash ?? '';
  return [
    origin(state),
    String(size),
    btoa(digest(`root ${head} ${size}`).slice(0, 32)),
    '',
    `— ${whoIs(state).id.slice(0, 8)}+person ${btoa(digest(`person ${size}`))}`,
    `— device+7c1e09ab ${btoa(digest(`device ${size}`))}`,
    '',
  ].join('\n');
}

/** Something that looks like a QR code: three corners and a scatter that follows from the text. */
export function codeOf(text: string): string[] {
  const size = 45;
  const scatter = digest(text);
  const corner = (x: number, y: number) => {
    const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
    return ring > 3 ? '0' : ring === 2 ? '0' : '1';
  };
  const cell = (x: number, y: number) => {
    if (x < 8 && y < 8) return corner(x, y);
    if (x >= size - 8 && y < 8) return corner(size - 1 - x, y);
    if (x < 8 && y >= size - 8) return corner(x, size - 1 - y);
    if (x === 6 || y === 6) return (x + y) % 2 === 0 ? '1' : '0';
    return parseInt(scatter[(x * 7 + y * 13) % 64] ?? '0', 16) % (2 + ((x * y) % 3)) === 0 ? '1' : '0';
  };
  return Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => cell(x, y)).join(''));
}

function makeCheckpoint(state: FakeState, how: string): { text: string; size: number } {
  if (state.readOnly) throw refuse('read_only');
  const size = state.ledger.length;
  const text = signed(state, size);
  record(state, 'ledger.checkpoint', { text: how });
  return { text, size };
}

function judge(state: FakeState, text: string): WitnessVerdict {
  const [first = '', second = '', , , ...signatures] = text.trim().split(/\r?\n/);
  const vault = FIRST_LINE.exec(first)?.[1];
  const size = Number(second);
  if (vault === undefined || !Number.isInteger(size)) throw refuse('not_a_checkpoint');
  const none = {
    size,
    since: Math.max(0, state.ledger.length - size),
    until_ms: null,
    signers: [],
    update: null,
  };
  if (vault !== state.vault?.id) return { ...none, outcome: 'other_vault' };
  if (!signatures.some((line) => line.startsWith('— '))) return { ...none, outcome: 'not_signed' };
  if (size > state.ledger.length) return { ...none, outcome: 'longer' };
  const name = state.vault.people.find(({ id }) => text.includes(`— ${id.slice(0, 8)}+person`))?.name;
  if (text.trim().split(/\r?\n/)[2] !== signed(state, size).split('\n')[2])
    return { ...none, outcome: 'differs' };
  return {
    ...none,
    outcome: 'agrees',
    until_ms: state.ledger[size - 1]?.at_ms ?? null,
    signers: [...(name === undefined ? [] : [name]), '7c1e09ab'],
    update: `old ${size}\n${btoa(digest(`proof ${size}`))}\n\n${signed(state, state.ledger.length)}`,
  };
}

function chosen(state: FakeState, choice: DisclosureChoice): LedgerRow[] {
  const person = state.vault?.people.find(({ id }) => id === choice.person_id);
  return state.ledger.filter(
    (row) =>
      (choice.from_ms === null || row.at_ms >= choice.from_ms) &&
      (choice.until_ms === null || row.at_ms < choice.until_ms) &&
      (choice.person_id === null || row.person_name === person?.name) &&
      (choice.record_id === null || row.record_id === choice.record_id),
  );
}

function preview(state: FakeState, choice: DisclosureChoice): DisclosurePreview {
  const { from_ms: from, until_ms: until } = choice;
  if (from !== null && until !== null && from > until) throw refuse('bad_request');
  const rows = chosen(state, choice);
  const counts = new Map<string, number>();
  for (const { action } of rows) counts.set(action, (counts.get(action) ?? 0) + 1);
  return {
    entries: state.ledger.length,
    selected: rows.length,
    pruned: rows.filter(({ seq }) => seq <= state.prunedUntil).length,
    actions: [...counts].map(([action, count]) => ({ action, count })).sort((a, b) => b.count - a.count),
    bytes: state.ledger.length * ENTRY_BYTES + rows.length * DETAIL_BYTES,
  };
}

function show(state: FakeState, seq: number): LedgerEntryView {
  const row = state.ledger[seq - 1];
  if (!row) throw refuse('not_found');
  const person = state.vault?.people.find(({ name }) => name === row.person_name);
  const detailed = row.record_id !== null || row.text !== null || row.count !== null;
  const readsDetails = may(whoIs(state), 'ExportLedger');
  return {
    row,
    prev_hash: state.ledger[seq - 2]?.hash ?? '0'.repeat(64),
    device: digest('device').slice(0, 32),
    boot: digest('boot').slice(0, 32),
    person_id: person?.id ?? null,
    signer: person ? 'person' : 'device',
    object_ref: row.record_id === null ? null : digest(row.record_id).slice(0, 32),
    changes: /\.(create|update|add|edit|remove)$/.test(row.action) ? 1 : 0,
    detail_commit: detailed ? digest(`detail ${seq}`) : null,
    detail: !detailed ? 'none' : seq <= state.prunedUntil ? 'pruned' : readsDetails ? 'open' : 'sealed',
    next_seq: seq < state.ledger.length ? seq + 1 : null,
  };
}

const isCancelled = ({ exportCancelled }: FakeState) => exportCancelled;

type Names =
  | 'ledger_show' | 'ledger_checkpoint' | 'ledger_save_checkpoint' | 'ledger_witness' | 'ledger_disclosure'
  | 'ledger_export' | 'ledger_export_cancel'; // prettier-ignore

/** What convinces somebody outside: checkpoints, witnesses, the exported ledger. */
export const evidenceHandlers: Handlers<Names> = {
  ledger_show: (state, { seq }) => show(state, seq),
  ledger_checkpoint(state) {
    const { text, size } = makeCheckpoint(state, 'shown');
    return { text, size, at_ms: state.now(), qr: codeOf(text) };
  },
  ledger_save_checkpoint(state, { form }) {
    makeCheckpoint(state, form === 'pdf' ? 'printed' : 'saved');
    return {};
  },
  ledger_witness(state, { text }) {
    const verdict = judge(state, text);
    if (!state.readOnly) record(state, 'ledger.witness', { text: verdict.outcome, count: verdict.size });
    return verdict;
  },
  ledger_disclosure: preview,
  async ledger_export(state, { choice, details }) {
    if (state.readOnly) throw refuse('read_only');
    const { record_id: recordId, person_id: personId } = choice;
    const customer = state.customers.find(({ row }) => row.record_id === recordId)?.row;
    const kind = !details ? 'bare' : recordId !== null ? 'customer' : personId !== null ? 'person' : 'period';
    const { bytes, selected, pruned } = preview(state, choice);
    record(state, 'ledger.export', {
      text: kind,
      record_id: recordId,
      record_name: customer ? customer.company || customer.name : null,
      record_number: customer?.number ?? null,
      count: state.ledger.length + 2,
    });
    makeCheckpoint(state, 'export');
    state.exportCancelled = false;
    const total = state.ledger.length;
    for (let step = 1; step <= STEPS; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
      if (isCancelled(state)) {
        record(state, 'ledger.export', { refused: 'cancelled' });
        throw refuse('cancelled');
      }
      const done = Math.round((total * step) / STEPS);
      state.emit({
        kind: 'progress',
        job: 'ledger_export',
        done,
        total,
        per_second: 40_000,
        remaining_ms: (STEPS - step) * STEP_MS,
      });
    }
    return {
      entries: total,
      details: details ? selected - pruned : 0,
      bytes,
      root_fingerprint: '7c1e-09ab-4d52-e8f0-91c3-5b7d-2a64-0f8e',
    };
  },
  ledger_export_cancel(state) {
    state.exportCancelled = true;
    return {};
  },
};
