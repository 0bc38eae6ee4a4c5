import type { ImportCheck, ImportPlan, ImportReport } from '../../generated/contract';
import { fakeId } from './random';
import { makeCustomers } from './seed';
import { record, refuse, type FakeState, type Handlers } from './state';

const ROWS = 1000;
const REJECTED = 18;

function checked(): ImportCheck {
  return {
    rows: ROWS,
    importable: ROWS - REJECTED,
    with_warnings: 41,
    rejected: REJECTED,
    new: 940,
    updates: 30,
    duplicates: 12,
    issue_total: 59,
    ambiguous_dates: false,
    elapsed_ms: 84,
    issues: [
      { row: 18, column: '身份证', field: 'id_number', cell: '4.40301E+17', problem: { kind: 'rejected', reason: 'lost_digits' } },
      { row: 27, column: '手机', field: 'phone', cell: '138****12', problem: { kind: 'rejected', reason: 'phone_too_short' } },
      { row: 44, column: '公司', field: 'company', cell: '', problem: { kind: 'rejected', reason: 'no_name' } },
      { row: 52, column: '手机', field: 'phone', cell: '１３８****', problem: { kind: 'warned', code: 'full_width_converted' } },
      { row: 61, column: '手机', field: 'phone', cell: '139****2046', problem: { kind: 'warned', code: 'duplicate_in_vault' } },
    ],
  }; // prettier-ignore
}

function decided(plan: ImportPlan) {
  if (plan.source.trim() === '') throw refuse('source_needed');
  if (/购买|买来/.test(plan.source)) throw refuse('source_forbidden');
  if (plan.basis === null) throw refuse('basis_needed');
}

let opened = false;
const run = { cancelled: false };
const wasCancelled = () => run.cancelled;

/** Lets the page draw progress between the batches. */
function rest(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function work(state: FakeState, job: 'import_check' | 'import', steps: number) {
  run.cancelled = false;
  for (let step = 1; step <= steps; step += 1) {
    await rest(20);
    if (wasCancelled()) throw refuse('cancelled');
    const done = Math.round((ROWS * step) / steps);
    state.emit({
      kind: 'progress',
      job,
      done,
      total: ROWS,
      per_second: 8000,
      remaining_ms: (steps - step) * 20,
    });
  }
}

type Names =
  | 'import_open' | 'import_check' | 'import_run' | 'import_cancel' | 'import_close' | 'import_list' | 'import_undo'
  | 'import_rejected' | 'import_save_rejected'; // prettier-ignore

export const importHandlers: Handlers<Names> = {
  import_open(_, { path, options }) {
    if (path.endsWith('.docx')) throw refuse('file_kind_unknown');
    opened = true;
    const column = (index: number, header: string, proposed: 'company' | 'name' | 'phone' | 'id_number' | 'city' | null, samples: string[]) => ({
      index, header, samples, proposed, confidence: proposed === null ? 0 : 96,
    }); // prettier-ignore
    return {
      file_name: path.split(/[/\\]/).at(-1) ?? path,
      bytes: 184_320,
      kind: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: ['客户', '备份'],
      sheet: options.sheet ?? '客户',
      header_row: options.header_row ?? 1,
      rows: ROWS,
      columns: [
        column(0, '公司', 'company', ['深圳恒昌精密五金制品有限公司', '杭州云栖文化创意有限公司']),
        column(1, '联系人', 'name', ['张伟', '周婉清']),
        column(2, '手机', 'phone', ['138****5678', '186****7713']),
        column(3, '身份证', 'id_number', ['440***********1234', '']),
        column(4, '城市', 'city', ['深圳', '杭州']),
        column(5, '内部编号', null, ['K-001', 'K-002']),
      ],
    };
  },
  async import_check(state) {
    if (!opened) throw refuse('nothing_open');
    await work(state, 'import_check', 3);
    return checked();
  },
  async import_run(state, plan) {
    if (!opened) throw refuse('nothing_open');
    decided(plan);
    await work(state, 'import', 8);
    const start = state.customers.length;
    const added = makeCustomers(start + 940, state.now()).slice(start);
    state.customers.push(...added);
    const report: ImportReport = {
      batch_id: fakeId(4, state.imports.length + 1),
      file_name: '客户名单.xlsx',
      source: plan.source,
      at_ms: state.now(),
      imported: 940,
      updated: 30,
      skipped: 12,
      rejected: REJECTED,
      elapsed_ms: 1240,
      undone: false,
      can_undo: true,
    };
    state.imports.unshift(report);
    record(state, 'import.run', { count: 940, text: report.file_name });
    opened = false;
    return report;
  },
  import_cancel() {
    run.cancelled = true;
    return {};
  },
  import_close() {
    opened = false;
    return {};
  },
  import_list: (state) => ({ batches: [...state.imports] }),
  import_undo(state, { batch_id }) {
    const batch = state.imports.find((one) => one.batch_id === batch_id);
    if (!batch?.can_undo) throw refuse('cannot_undo');
    state.imports = state.imports.map((one) =>
      one === batch ? { ...one, undone: true, can_undo: false } : one,
    );
    state.customers.splice(-batch.imported);
    record(state, 'import.undo', { count: batch.imported, text: batch.file_name });
    return { removed: batch.imported, restored: batch.updated, kept: 0 };
  },
  import_rejected(_, { offset, limit }) {
    if (!opened) throw refuse('nothing_open');
    const cells = checked().issues.flatMap(({ problem, ...cell }) =>
      problem.kind === 'rejected' ? [{ ...cell, reason: problem.reason }] : [],
    );
    return { total: cells.length, cells: cells.slice(offset, offset + limit) };
  },
  import_save_rejected: () => ({}),
};
