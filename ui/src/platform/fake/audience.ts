import type {
  CustomerRow,
  FieldKey,
  FieldView,
  ImportReport,
  LedgerRow,
  TimelineItem,
} from '../../generated/contract';
import type { CommandName, RequestOf, ResponseOf } from '../types';
import { levelOf } from './mask';
import { refuse, type FakeState } from './state';

const REFUSED: ReadonlySet<CommandName> = new Set<CommandName>([
  'field_reveal', 'field_copy', 'customer_update', 'customer_level', 'note_edit', 'note_move_hit',
]); // prettier-ignore
/** Tell nothing about who it is. */
const PLAIN: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'industry', 'city', 'stage', 'tags', 'next_follow_up', 'lawful_basis',
]); // prettier-ignore
const HIDDEN = '***';

const hide = (text: string) => (text === '' ? '' : HIDDEN);
const person = (name: string) => (name === '' ? '' : `${name.slice(0, 1)}${'*'.repeat(name.length - 1)}`);
const company = (name: string) => (name === '' ? '' : `****${name.endsWith('公司') ? '公司' : ''}`);

function withoutTail(masked: string): string {
  const at = masked.indexOf('*');
  return at < 0 ? hide(masked) : masked.slice(0, at) + '*'.repeat(masked.length - at);
}

function field(key: FieldKey, shown: string): string {
  if (key === 'name') return person(shown);
  if (key === 'company') return company(shown);
  if (PLAIN.has(key)) return shown;
  return levelOf(key) === 'L1' ? hide(shown) : withoutTail(shown);
}

function row(one: CustomerRow): CustomerRow {
  return {
    ...one,
    name: person(one.name),
    company: company(one.company),
    title: hide(one.title),
    phone: withoutTail(one.phone),
  };
}

function view(one: FieldView): FieldView {
  const text = field(one.field, one.text);
  return { ...one, text, tail: null, masked: one.masked || text !== one.text, can_copy: false };
}

function item(one: TimelineItem): TimelineItem {
  const { what } = one;
  if (what.kind === 'note') return { ...one, what: { ...what, text: hide(what.text), hits: [] } };
  return what.kind === 'imported' ? { ...one, what: { ...what, source: hide(what.source) } } : one;
}

function entry(one: LedgerRow): LedgerRow {
  const [only] = one.fields;
  const value = (text: string | null) => (text === null || only === undefined ? text : field(only, text));
  return {
    ...one,
    record_name: one.record_name === null ? null : company(one.record_name),
    purpose_text: one.purpose_text === null ? null : HIDDEN,
    old: value(one.old),
    new: value(one.new),
    text: one.text !== null && one.action.startsWith('import.') ? HIDDEN : one.text,
  };
}

const report = (one: ImportReport): ImportReport => ({
  ...one,
  file_name: hide(one.file_name),
  source: hide(one.source),
});
const cell = <T extends { field: FieldKey | null; cell: string }>(one: T): T => ({
  ...one,
  cell: one.field === null ? hide(one.cell) : field(one.field, one.cell),
});

const masks: { [K in CommandName]?: (answer: ResponseOf<K>) => ResponseOf<K> } = {
  customer_list: (page) => ({ ...page, rows: page.rows.map(row) }),
  customer_recent: ({ rows }) => ({ rows: rows.map(row) }),
  customer_search: (found) => ({
    ...found,
    hits: found.hits.map((hit) => ({ ...hit, row: row(hit.row), name_spans: [], company_spans: [] })),
  }),
  customer_show: (card) => ({ ...card, row: row(card.row), fields: card.fields.map(view), can_edit: false }),
  billing_list: (page) => ({
    ...page,
    rows: page.rows.map((one) => ({ ...one, company: company(one.company), fields: one.fields.map(view) })),
  }),
  duplicate_check: ({ rows }) => ({ rows: rows.map((one) => ({ ...one, row: row(one.row) })) }),
  draft_list: () => ({ drafts: [] }),
  timeline_list: (page) => ({ ...page, items: page.items.map(item) }),
  viewer_list: ({ rows }) => ({
    rows: rows.map((one) => ({ ...one, purpose_text: one.purpose_text === null ? null : HIDDEN })),
  }),
  ledger_list: (page) => ({ ...page, rows: page.rows.map(entry) }),
  import_open: (preview) => ({
    ...preview,
    file_name: hide(preview.file_name),
    columns: preview.columns.map((column) => ({
      ...column,
      samples: column.samples.map((sample) =>
        column.proposed === null ? hide(sample) : field(column.proposed, sample),
      ),
    })),
  }),
  import_check: (check) => ({ ...check, issues: check.issues.map(cell) }),
  import_rejected: (page) => ({ ...page, cells: page.cells.map(cell) }),
  import_run: report,
  import_list: ({ batches }) => ({ batches: batches.map(report) }),
};

/** What an audience may see of an answer, as the core masks it. */
export function forAudience<K extends CommandName>(command: K, answer: ResponseOf<K>): ResponseOf<K> {
  const mask = masks[command] as ((clear: ResponseOf<K>) => ResponseOf<K>) | undefined;
  return mask ? mask(answer) : answer;
}

/** What would show a value, or save a mask in a value's place, or write over a draft that is hidden now. */
export function refuseWhilePresenting<K extends CommandName>(
  state: FakeState,
  command: K,
  request: RequestOf<K>,
) {
  const since = state.session?.presentingSince ?? null;
  if (since === null) return;
  const key =
    command === 'draft_save' || command === 'draft_discard' ? (request as { key: string }).key : null;
  const own = state.drafts.filter(({ personId }) => personId === state.session?.personId);
  const hidden = own.some((draft) => draft.key === key && draft.saved_ms <= since);
  if (REFUSED.has(command) || hidden) throw refuse('presenting');
}
