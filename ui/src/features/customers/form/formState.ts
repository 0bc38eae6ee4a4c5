import type {
  CustomerCard,
  CustomerKind,
  FieldInput,
  FieldKey,
  ValueInput,
  Versions,
} from '../../../generated/contract';
import { FIELDS, specOf } from '../fieldGroups';

/** One value while it is edited: kept as it is stored (the page does not know it), or text. */
export type FormValue =
  | { readonly kind: 'keep'; readonly index: number; readonly mask: string }
  /** `was` = the stored value this text replaces, so that one can go back to it. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly was?: { readonly index: number; readonly mask: string };
    };

export type FormValues = Partial<Record<FieldKey, readonly FormValue[]>>;

/** Everything a form holds. Plain data: it is also what a draft keeps. */
export interface FormState {
  readonly kind: CustomerKind;
  readonly values: FormValues;
  readonly link: { readonly recordId: string; readonly name: string } | null;
}

export function emptyForm(kind: CustomerKind = 'company'): FormState {
  return { kind, values: { stage: [{ kind: 'text', text: 'lead' }] }, link: null };
}

/** The field that names a customer of this kind. */
export function mainField(kind: CustomerKind): FieldKey {
  return kind === 'company' ? 'company' : 'name';
}

/** What is stored, ready to be edited: plain values as text, masked ones as "keep". */
export function formOf(card: CustomerCard): FormState {
  const values: Partial<Record<FieldKey, FormValue[]>> = {};
  for (const view of card.fields) {
    if (specOf(view.field) === undefined) continue;
    const value: FormValue = view.masked
      ? { kind: 'keep', index: view.index, mask: view.text }
      : { kind: 'text', text: view.text };
    (values[view.field] ??= []).push(value);
  }
  const link = card.linked_company;
  return {
    kind: card.row.kind,
    values,
    link: link === null ? null : { recordId: link.record_id, name: link.name },
  };
}

export function valuesOf(state: FormState, field: FieldKey): readonly FormValue[] {
  return state.values[field] ?? [];
}

export function withValues(state: FormState, field: FieldKey, values: readonly FormValue[]): FormState {
  return { ...state, values: { ...state.values, [field]: values } };
}

export function textOf(state: FormState, field: FieldKey): string {
  const [first] = valuesOf(state, field);
  return first?.kind === 'text' ? first.text : '';
}

/** Opens a kept value for typing. */
export function retyped(value: FormValue): FormValue {
  return value.kind === 'keep'
    ? { kind: 'text', text: '', was: { index: value.index, mask: value.mask } }
    : value;
}

/** Goes back to the stored value. */
export function keptAgain(value: FormValue): FormValue {
  return value.kind === 'text' && value.was !== undefined ? { kind: 'keep', ...value.was } : value;
}

/** What is sent for one field: empty texts fall away, a retyped value left empty stays as stored. */
export function inputsOf(values: readonly FormValue[]): ValueInput[] {
  return values.flatMap<ValueInput>((value) => {
    if (value.kind === 'keep') return [{ keep: value.index }];
    const text = value.text.trim();
    if (text !== '') return [{ text }];
    return value.was === undefined ? [] : [{ keep: value.was.index }];
  });
}

function sameInputs(a: readonly ValueInput[], b: readonly ValueInput[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Every field that has a value, for a new customer. */
export function createInputs(state: FormState): FieldInput[] {
  return FIELDS.flatMap(({ field, only }) => {
    if (only !== undefined && only !== state.kind) return [];
    const values = inputsOf(valuesOf(state, field));
    return values.length > 0 ? [{ field, values }] : [];
  });
}

/** Only what differs from what is stored. */
export function changedInputs(state: FormState, stored: FormState): FieldInput[] {
  return FIELDS.flatMap(({ field }) => {
    const values = inputsOf(valuesOf(state, field));
    return sameInputs(values, inputsOf(valuesOf(stored, field))) ? [] : [{ field, values }];
  });
}

export function isDirty(state: FormState, stored: FormState): boolean {
  return (
    state.kind !== stored.kind ||
    state.link?.recordId !== stored.link?.recordId ||
    changedInputs(state, stored).length > 0
  );
}

/** A draft, with what the stored record looked like when it was begun. */
export interface FormDraft {
  readonly state: FormState;
  readonly versions: Versions | null;
}

/** Reads a draft back; whatever does not have the shape is refused. */
export function readDraft(body: string): FormDraft | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || !('state' in parsed)) return undefined;
    const draft = parsed as FormDraft;
    const { state } = draft;
    return ['company', 'person'].includes(state.kind) && typeof state.values === 'object' ? draft : undefined;
  } catch {
    return undefined;
  }
}
