import type {
  ColumnChoice,
  DateOrder,
  FieldKey,
  ImportCheck,
  ImportPlan,
  ImportPreview,
  ImportReport,
  LawfulBasis,
  OnDuplicate,
  ReadOptions,
} from '../../generated/contract';

export const STEPS = ['file', 'read', 'map', 'check', 'basis', 'duplicates', 'run', 'report'] as const;
export type Step = (typeof STEPS)[number];

/** How the list was got. The last two may not be imported (PIPL, article 10). */
export const ORIGINS = ['own', 'event', 'referral', 'public', 'bought', 'given'] as const;
export type Origin = (typeof ORIGINS)[number];

export function isForbidden(origin: Origin | undefined): boolean {
  return origin === 'bought' || origin === 'given';
}

/** Everything decided so far about one file. */
export interface ImportState {
  readonly step: Step;
  readonly path: string;
  readonly options: ReadOptions;
  readonly preview: ImportPreview;
  readonly columns: readonly ColumnChoice[];
  readonly dateOrder: DateOrder | null;
  readonly check: ImportCheck | undefined;
  readonly origin: Origin | undefined;
  readonly source: string;
  readonly basis: LawfulBasis | null;
  readonly noticeGiven: boolean;
  readonly onDuplicate: OnDuplicate;
  readonly report: ImportReport | undefined;
}

export const DETECT: ReadOptions = { encoding: null, delimiter: null, sheet: null, header_row: null };

/** Below this a proposal is a question. */
export const SURE = 80;

export function startImport(path: string, options: ReadOptions, preview: ImportPreview): ImportState {
  return {
    step: 'read',
    path,
    options,
    preview,
    columns: proposals(preview),
    dateOrder: null,
    check: undefined,
    origin: undefined,
    source: '',
    basis: null,
    noticeGiven: false,
    onDuplicate: 'skip',
    report: undefined,
  };
}

/** What was recognised; everything else is left out, never put into remarks. */
export function proposals(preview: ImportPreview): readonly ColumnChoice[] {
  return preview.columns.map(({ index, proposed }) => ({ index, field: proposed }));
}

/** Fields that may take only one column but have several. */
export function chosenTwice(
  columns: readonly ColumnChoice[],
  many: ReadonlySet<FieldKey>,
): readonly FieldKey[] {
  const counts = new Map<FieldKey, number>();
  for (const { field } of columns) if (field !== null) counts.set(field, (counts.get(field) ?? 0) + 1);
  return [...counts].filter(([field, count]) => count > 1 && !many.has(field)).map(([field]) => field);
}

export function namesCustomer(columns: readonly ColumnChoice[]): boolean {
  return columns.some(({ field }) => field === 'company' || field === 'name');
}

export function planOf(state: ImportState): ImportPlan {
  return {
    columns: [...state.columns],
    on_duplicate: state.onDuplicate,
    date_order: state.dateOrder,
    source: state.source.trim(),
    basis: state.basis,
    notice_given: state.noticeGiven,
  };
}

/** The answer of the check depends on these; when they change it has to be asked again. */
export function checkKey(state: ImportState): string {
  return JSON.stringify([state.columns, state.onDuplicate, state.dateOrder]);
}
