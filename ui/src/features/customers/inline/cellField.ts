import type {
  CustomerCard,
  CustomerKind,
  CustomerRow,
  FieldKey,
  Stage,
  ValueInput,
} from '../../../generated/contract';
import { isoDay } from '../../../i18n/formats/time';
import { specOf } from '../fieldGroups';
import { mainField } from '../form/formState';
import { STAGES } from '../place';

/** What stands between tags when they are typed in one line. */
const BETWEEN_TAGS = /[、,，;；]/u;

/** The field a column of the list shows, if it is one that can be typed in the list: plain ones (L1) only. */
export function fieldOfColumn(columnId: string, kind: CustomerKind): FieldKey | undefined {
  const field = columnField(columnId, kind);
  return field !== undefined && specOf(field)?.level === 'L1' ? field : undefined;
}

function columnField(columnId: string, kind: CustomerKind): FieldKey | undefined {
  switch (columnId) {
    case 'title':
      return mainField(kind);
    case 'second':
      return kind === 'company' ? 'name' : 'company';
    case 'next':
      return 'next_follow_up';
    case 'stage':
    case 'city':
    case 'tags':
      return columnId;
    default:
      return undefined;
  }
}

/** What the editor starts with. */
export function textInCell(row: CustomerRow, field: FieldKey, separator: string): string {
  switch (field) {
    case 'name':
    case 'company':
    case 'city':
      return row[field];
    case 'stage':
      return row.stage ?? '';
    case 'tags':
      return row.tags.join(separator);
    case 'next_follow_up':
      return row.next_ms === null ? '' : localTime(row.next_ms);
    default:
      return '';
  }
}

/** `2025-10-09`, with `T09:30` behind it when a time of day is set. */
function localTime(ms: number): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return clock === '00:00' ? isoDay(at) : `${isoDay(at)}T${clock}`;
}

/** What is sent for a typed text; nothing at all clears the field. */
export function inputsOfText(field: FieldKey, text: string): ValueInput[] {
  const parts = field === 'tags' ? text.split(BETWEEN_TAGS) : [text];
  const texts = [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '');
  return texts.map((part) => ({ text: part }));
}

/** Whether the stored values may be typed over in a list: a value can be of a higher level than its field. */
export function isPlain(card: CustomerCard, field: FieldKey): boolean {
  return card.fields.every((view) => view.field !== field || (view.level === 'L1' && !view.masked));
}

/** The row as it is after saving, until the list is read again. */
export function rowAfter(row: CustomerRow, field: FieldKey, values: readonly ValueInput[]): CustomerRow {
  const texts = values.flatMap((value) => ('text' in value ? [value.text] : []));
  const [text = ''] = texts;
  switch (field) {
    case 'name':
    case 'company':
    case 'city':
      return { ...row, [field]: text };
    case 'stage':
      return { ...row, stage: STAGES.find((stage): stage is Stage => stage === text) ?? null };
    case 'tags':
      return { ...row, tags: texts };
    case 'next_follow_up':
      return { ...row, next_ms: text === '' ? null : new Date(withTime(text)).getTime() };
    default:
      return row;
  }
}

/** A day without a time means its beginning here, not in Greenwich. */
function withTime(text: string): string {
  return text.includes('T') ? text : `${text}T00:00`;
}

/** The card as it is after saving: what the next cell of the same row is based on. */
export function cardAfter(
  card: CustomerCard,
  versions: CustomerCard['versions'],
  field: FieldKey,
  values: readonly ValueInput[],
): CustomerCard {
  const texts = values.flatMap((value) => ('text' in value ? [value.text] : []));
  const old = card.fields.find((view) => view.field === field);
  const others = card.fields.filter((view) => view.field !== field);
  // A field that was empty comes with the next reading: what else belongs to it is the core's to say.
  const views = old === undefined ? [] : texts.map((text, index) => ({ ...old, index, text }));
  return { ...card, versions, row: rowAfter(card.row, field, values), fields: [...others, ...views] };
}
