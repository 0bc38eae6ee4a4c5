import { noFilters } from '../../../api/filters';
import type {
  ExportFormat,
  ExportPlan,
  ExportPurpose,
  ExportSelection,
  FieldKey,
  RecipientKind,
} from '../../../generated/contract';
import type { WantedExport } from '../../../shared/leaving/wanted';

export const STEPS = ['purpose', 'fields', 'format', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const PURPOSES: readonly ExportPurpose[] = [
  'delivery', 'invoicing', 'service', 'marketing', 'analysis', 'handover', 'legal', 'subject_request', 'other',
]; // prettier-ignore
export const KINDS: readonly RecipientKind[] = [
  'own', 'processor', 'other_handler', 'abroad', 'authority', 'subject',
]; // prettier-ignore
export const FORMATS: readonly ExportFormat[] = [
  'package', 'xlsx', 'csv', 'csv_gb18030', 'vcard', 'pdf_list', 'pdf_sheet',
]; // prettier-ignore
export const VALID_DAYS: readonly number[] = [1, 3, 7, 14];

const KEPT_DAYS = 30;
const USUAL: readonly FieldKey[] = ['company', 'name', 'city'];

/** Everything decided so far; one plain value, so that going back loses nothing. */
export interface Draft {
  readonly purpose: ExportPurpose | null;
  readonly purposeText: string;
  readonly kind: RecipientKind;
  readonly recipient: string;
  readonly reference: string;
  readonly keeper: string;
  readonly destroyBy: string;
  readonly validDays: number;
  /** The list one came from, or everything. */
  readonly scope: 'wanted' | 'everybody';
  readonly fields: readonly FieldKey[];
  readonly clearL2: boolean;
  readonly clearL3: boolean;
  readonly format: ExportFormat;
}

function dayAfter(days: number): Date {
  const at = new Date();
  at.setDate(at.getDate() + days);
  return at;
}

export function firstDraft(keeper: string, wanted: boolean, isoDay: (ms: number) => string): Draft {
  return {
    purpose: null,
    purposeText: '',
    kind: 'processor',
    recipient: '',
    reference: '',
    keeper,
    destroyBy: isoDay(dayAfter(KEPT_DAYS).getTime()),
    validDays: 3,
    scope: wanted ? 'wanted' : 'everybody',
    fields: USUAL,
    clearL2: false,
    clearL3: false,
    format: 'package',
  };
}

type Numbered = 'processor' | 'authority' | 'subject';

/** Kinds of recipients that come with a number: of the contract, the document, the request. */
export function numbered(kind: RecipientKind): Numbered | null {
  return kind === 'processor' || kind === 'authority' || kind === 'subject' ? kind : null;
}

const FREE_MAIL = /@(qq|163|126|yeah|foxmail|sina|sohu|gmail|outlook|hotmail|yahoo|icloud)\.[a-z.]+/i;

/** An address anybody can have. */
export function isFreeMail(recipient: string): boolean {
  return FREE_MAIL.test(recipient.normalize('NFKC'));
}

export type Problem =
  | 'purpose' | 'purposeText' | 'recipient' | 'reference' | 'keeper' | 'destroyBy' | 'fields'; // prettier-ignore

/** The first thing a step still lacks. */
export function problemOf(step: Step, draft: Draft, today: string): Problem | null {
  const blank = (text: string) => text.trim() === '';
  if (step === 'fields') return draft.fields.length === 0 ? 'fields' : null;
  if (step !== 'purpose') return null;
  if (draft.purpose === null) return 'purpose';
  if (draft.purpose === 'other' && blank(draft.purposeText)) return 'purposeText';
  if (blank(draft.recipient)) return 'recipient';
  if (numbered(draft.kind) !== null && blank(draft.reference)) return 'reference';
  if (blank(draft.keeper)) return 'keeper';
  return draft.destroyBy <= today ? 'destroyBy' : null;
}

function selectionOf(draft: Draft, wanted: WantedExport | undefined): ExportSelection {
  if (draft.scope === 'wanted' && wanted !== undefined) return wanted.selection;
  return { kind: 'filters', filters: noFilters };
}

export function planOf(draft: Draft, wanted: WantedExport | undefined): ExportPlan {
  return {
    selection: selectionOf(draft, wanted),
    fields: [...draft.fields],
    clear_l2: draft.clearL2,
    clear_l3: draft.clearL3,
    format: draft.format,
    purpose: draft.purpose ?? 'other',
    purpose_text: draft.purpose === 'other' ? draft.purposeText.trim() : '',
    recipient_kind: draft.kind,
    recipient_name: draft.recipient.trim(),
    reference: numbered(draft.kind) === null ? '' : draft.reference.trim(),
    keeper: draft.keeper.trim(),
    destroy_by: draft.destroyBy,
    valid_days: draft.validDays,
  };
}
