import { readable } from './reach';
import { record, refuse, type FakeState, type Handlers } from './state';

const ENOUGH = 8;
const STEPS = 6;
const STEP_MS = 20;

const scan = { cancelled: false };
const wasCancelled = () => scan.cancelled;

function copiesOf(state: FakeState, matched: number) {
  return state.exports
    .filter(({ ran }) => ran !== null)
    .flatMap((one, place) =>
      one.ran === null
        ? []
        : [
            {
              request_id: one.request_id,
              register_no: one.ran.register_no,
              requester_name: one.requester_name,
              recipient_name: one.recipient_name,
              at_ms: one.ran.at_ms,
              rows: one.rows,
              sites: matched * 2,
              agreeing: place === 1 ? matched * 2 : matched,
              missing_rows: place === 1 ? 0 : Math.ceil(matched / 3),
              canaries: place === 1 ? 1 : 0,
              confidence: place === 1 ? 1 : 0.5,
              false_positive: place === 1 ? 2.3e-9 : 0.6,
              named: place === 1 && matched >= ENOUGH,
            },
          ],
    )
    .sort((a, b) => b.confidence - a.confidence);
}

type Names = 'package_open' | 'trace_leak' | 'stray_scan' | 'stray_cancel' | 'stray_delete';

export const traceHandlers: Handlers<Names> = {
  // The command line opens packages; the window has no page for it.
  package_open() {
    throw refuse('file_kind_unknown');
  },
  trace_leak(state, request) {
    if (request.kind === 'file' && request.path.endsWith('.docx')) throw refuse('file_kind_unknown');
    const lines =
      request.kind === 'file' ? 18 : request.text.split('\n').filter((line) => line.trim()).length;
    const customers = readable(state).slice(0, Math.min(lines, 18));
    const matched = request.kind === 'file' ? 18 : Math.max(0, lines - 1);
    record(state, 'leak.trace', { count: matched });
    const [first, second, third] = state.vault?.people ?? [];
    const person = (one: typeof first, could: number, did: number) =>
      one ? [{ person_id: one.id, name: one.name, could, did }] : [];
    return {
      rows: lines,
      cut: false,
      matched,
      enough: matched >= ENOUGH,
      copies: copiesOf(state, matched),
      customers: customers.map(({ row }) => ({
        record_id: row.record_id,
        name: row.company === '' ? row.name : row.company,
      })),
      people: [
        ...person(first, matched, Math.floor(matched / 2)),
        ...person(second, matched, 2),
        ...person(third, Math.floor(matched / 3), 0),
      ],
    };
  },
  async stray_scan(state, { folders }) {
    scan.cancelled = false;
    for (let step = 1; step <= STEPS; step += 1) {
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
      if (wasCancelled()) throw refuse('cancelled');
      state.emit({
        kind: 'progress',
        job: 'scan',
        done: step * 180,
        total: STEPS * 180,
        per_second: 900,
        remaining_ms: (STEPS - step) * STEP_MS,
      });
    }
    const [folder = ''] = folders;
    const stray = (name: string, kind: string, bytes: number, counts: readonly [number, number, number, number, number]) => ({
      path: `${folder}/${name}`, kind, bytes, modified_ms: state.now() - bytes * 4000,
      rows: counts[0], phones: counts[1], ids: counts[2], mails: counts[3], known: counts[4],
    }); // prettier-ignore
    record(state, 'stray.scan', { count: 3 });
    return {
      files: STEPS * 180,
      bytes: 412_000_000,
      unreadable: 3,
      incomplete: false,
      found: [
        stray('客户名单2025.xlsx', 'xlsx', 184_320, [612, 598, 14, 230, 571]),
        stray('微信导出/聊天记录.txt', 'text', 92_100, [2140, 61, 2, 9, 38]),
        stray('旧电脑/通讯录.vcf', 'vcard', 40_960, [88, 85, 0, 40, 7]),
      ],
    };
  },
  stray_cancel() {
    scan.cancelled = true;
    return {};
  },
  stray_delete(state, { path }) {
    record(state, 'stray.delete', { text: path.split('/').at(-1) ?? null, record_id: null });
    return {};
  },
};
