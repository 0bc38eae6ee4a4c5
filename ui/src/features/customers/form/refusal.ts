import type { CallError } from '../../../api/errors';
import type { FieldKey } from '../../../generated/contract';
import type { Texts } from '../../../i18n';

/** Why the core did not take a value. */
export function reasonText(t: Texts, error: CallError): string {
  const reasons: Readonly<Record<string, string>> = t.customers.reject;
  if (error.code === 'forbidden_value') return t.customers.reject.forbidden_value;
  return reasons[error.text('reason')] ?? t.customers.rejectOther;
}

/** What is wrong with which field. */
export interface Problem {
  readonly field: FieldKey;
  readonly text: string;
}

/** A refusal that is about one field, said as briefly as it can be beside that field; `main` is the naming one. */
export function problemOf(t: Texts, error: CallError, main: FieldKey): Problem | undefined {
  const field = error.text('field');
  switch (error.code) {
    case 'name_needed':
      return { field: main, text: t.customers.form.nameNeeded };
    case 'invalid_value':
    case 'forbidden_value':
      return field in t.words.field ? { field: field as FieldKey, text: reasonText(t, error) } : undefined;
    case 'source_forbidden': {
      const { what, next } = t.errors.source_forbidden(error);
      return { field: 'source', text: `${what} ${next}` };
    }
    default:
      return undefined;
  }
}
