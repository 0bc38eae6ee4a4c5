import type { ExportNeeds } from '../../generated/contract';
import { dayOf } from './customers';
import { ranNow, type FakeExport } from './exports';
import { fakeId } from './random';
import type { FakeState } from './state';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const FREE: ExportNeeds = {
  class: 'free', approvals: 0, cooling_off_s: 0, written_reason: false, quarantine_s: 0, sealed_only: false,
}; // prettier-ignore
const ONE: ExportNeeds = { ...FREE, class: 'one', approvals: 1 };
const TWO: ExportNeeds = { ...FREE, class: 'two', approvals: 2 };

/** Some weeks of exports: out, overdue, settled, waiting, refused. */
export function seedExports(state: FakeState) {
  const people = state.vault?.people ?? [];
  const [first, second, third] = people;
  if (!first) return;
  const now = state.now();
  const asks = (number: number, by: number, ago: number, part: Partial<FakeExport>): FakeExport => {
    const person = people[by] ?? first;
    return {
      request_id: fakeId(12, number),
      requester_id: person.id,
      requester_name: person.name,
      format: 'xlsx',
      fields: ['company', 'name', 'city', 'phone'],
      clear_l2: false,
      clear_l3: false,
      purpose: 'delivery',
      purpose_text: '',
      recipient_kind: 'processor',
      recipient_name: '顺达物流，赵工',
      reference: 'HT-2026-0318',
      keeper: person.name,
      destroy_by: dayOf(now - ago + 30 * DAY),
      rows: 18,
      levels: [6, 12, 0],
      gauge_milli: 7,
      needs: FREE,
      reason: '',
      made_ms: now - ago,
      not_after_ms: now - ago + 3 * DAY,
      ready_ms: now - ago,
      signatures: [],
      ran: null,
      ended: null,
      confirmedMs: null,
      ...part,
    };
  };
  const wrote = (one: FakeExport, file: string, part: Partial<FakeExport['ran']> = {}) => {
    const at = one.made_ms + HOUR;
    one.ran = { ...ranNow({ ...state, now: () => at }, one, file), ...part };
    state.exports.unshift(one);
  };
  const signed = (by: number, ago: number, reason = '', agreed = true) => {
    const person = people[by] ?? first;
    return { person_id: person.id, name: person.name, at_ms: now - ago, agreed, reason };
  };

  wrote(asks(1, 0, 40 * DAY, { purpose: 'invoicing', recipient_name: '正衡会计师事务所，苏敏', rows: 64, levels: [22, 42, 0], gauge_milli: 194, needs: second ? ONE : FREE, signatures: second ? [signed(1, 40 * DAY - HOUR / 2)] : [] }), '2025年往来对账.xlsx', { whereabouts: 'destroyed', note: '对账完成，文件已删除' }); // prettier-ignore
  wrote(asks(2, 0, 19 * DAY, {}), '发货名单.xlsx', { overdue: true });
  wrote(asks(3, 0, 2 * DAY, { recipient_kind: 'own', reference: '', purpose: 'analysis', format: 'pdf_list', recipient_name: '本单位销售部', rows: 12, levels: [12, 0, 0], gauge_milli: 5 }), '走访名单.pdf'); // prettier-ignore
  if (!second || !third) return;
  state.exports.unshift(asks(4, 0, 5 * DAY, { purpose: 'marketing', recipient_kind: 'other_handler', reference: '', recipient_name: '启明传媒，周经理', rows: 230, levels: [90, 140, 0], gauge_milli: 92, needs: TWO, signatures: [signed(1, 4 * DAY, '没有看到客户的单独同意', false)], ended: 'rejected' })); // prettier-ignore
  state.exports.unshift(asks(5, 0, 6 * HOUR, { purpose: 'service', recipient_name: '安瑞售后，刘工', rows: 31, levels: [4, 27, 0], gauge_milli: 120, clear_l2: true, needs: ONE, ready_ms: null, format: 'package' })); // prettier-ignore
  state.exports.unshift(asks(6, 1, 3 * HOUR, { purpose: 'invoicing', recipient_name: '正衡会计师事务所，苏敏', rows: 146, levels: [92, 51, 3], gauge_milli: 383, clear_l2: true, clear_l3: true, needs: { ...TWO, sealed_only: true }, ready_ms: null, format: 'package', reference: 'ZH-2025-0318' })); // prettier-ignore
}
