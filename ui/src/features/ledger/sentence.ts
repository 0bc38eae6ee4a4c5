import type { FieldKey, LedgerRow } from '../../generated/contract';
import type { Texts } from '../../i18n';
import { settingValue } from '../../shared/rules/settingWords';

/** `客户 #1024`, with the name for those who may read it; empty when the entry is about no customer. */
export function customerWords(t: Texts, row: LedgerRow): string {
  const words = t.ledger;
  if (row.record_number !== null) {
    return row.record_name === null || row.record_name === ''
      ? words.customerNumber({ number: row.record_number })
      : words.customerNamed({ number: row.record_number, name: row.record_name });
  }
  if (row.record_name !== null) return row.record_name;
  return row.record_id === null ? '' : words.customerUnknown;
}

export function fieldWords(t: Texts, fields: readonly FieldKey[]): string {
  return fields.map((field) => t.words.field[field]).join(t.ledger.fieldSeparator);
}

/** Old and new of a stage, a basis or a setting are codes; everything else is said as it is. */
export function valueWords(t: Texts, row: LedgerRow, value: string | null): string {
  if (value === null) return '';
  const stages: Readonly<Record<string, string>> = t.words.stage;
  const bases: Readonly<Record<string, string>> = t.words.basis;
  if (row.fields.includes('stage') || row.field === 'stage') return stages[value] ?? value;
  if (row.fields.includes('lawful_basis') || row.field === 'lawful_basis') return bases[value] ?? value;
  if (row.fields.includes('consents') || row.field === 'consents') {
    return value
      .split(/[,、]\s*/)
      .map((code) => t.words.consent[code] ?? code)
      .join(t.ledger.fieldSeparator);
  }
  return settingValue(t, row.text ?? '', value);
}

/** What happened, as a sentence. A code the page does not know is shown as the code. */
export function sentenceOf(t: Texts, row: LedgerRow): string {
  const sentences: Readonly<Record<string, Texts['ledger']['sentence'][keyof Texts['ledger']['sentence']]>> =
    t.ledger.sentence;
  const say = sentences[row.action];
  const who = row.person_name ?? t.ledger.program;
  const customer = customerWords(t, row);
  if (say === undefined) return [who, row.action, customer].filter(Boolean).join(' ');
  const done = say({
    who,
    customer,
    field: row.field === null ? fieldWords(t, row.fields) : fieldWords(t, [row.field]),
    fields: fieldWords(t, row.fields),
    count: row.count,
    old: valueWords(t, row, row.old),
    new: valueWords(t, row, row.new),
    text: row.text === null ? '' : (t.ledger.word[row.text] ?? row.text),
    refused: row.refused !== null,
    approvedFor: row.approved_for ?? '',
  });
  const from = row.history_from;
  const whole = from === null ? done : t.ledger.historyFrom({ done, day: from });
  return row.approver === null ? whole : t.ledger.agreed({ done: whole, name: row.approver });
}

export function purposeWords(t: Texts, row: LedgerRow): string {
  return row.purpose_text ?? (row.purpose === null ? '' : t.words.purpose[row.purpose]);
}

export function refusalWords(t: Texts, refused: string): string {
  return t.ledger.refusal[refused] ?? t.ledger.table.refused;
}
