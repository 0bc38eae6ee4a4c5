import { describe, expect, it } from 'vitest';

import type { CustomerCard, FieldView } from '../../../generated/contract';
import {
  changedInputs,
  createInputs,
  emptyForm,
  formOf,
  isDirty,
  keptAgain,
  readDraft,
  retyped,
  withValues,
} from './formState';

function view(field: FieldView['field'], index: number, text: string, masked: boolean): FieldView {
  return {
    field,
    index,
    level: masked ? 'L2' : 'L1',
    legal_class: 'personal',
    text,
    tail: null,
    masked,
    can_copy: masked,
  };
}

const card = {
  row: { record_id: 'r', kind: 'person' },
  fields: [
    view('name', 0, 'Li', false),
    view('phone', 0, '138****5678', true),
    view('phone', 1, '139****0000', true),
    view('stage', 0, 'lead', false),
  ],
  linked_company: null,
} as unknown as CustomerCard;

describe('editing', () => {
  const stored = formOf(card);

  it('sends nothing when nothing changed', () => {
    expect(changedInputs(stored, stored)).toEqual([]);
    expect(isDirty(stored, formOf(card))).toBe(false);
  });

  it('keeps a masked value by its place unless it is typed again', () => {
    const [first, second] = stored.values.phone ?? [];
    const typed = { ...retyped(first!), text: '13700002222' } as const;
    const next = withValues(stored, 'phone', [typed, second!]);
    expect(changedInputs(next, stored)).toEqual([
      { field: 'phone', values: [{ text: '13700002222' }, { keep: 1 }] },
    ]);
    expect(keptAgain(typed)).toEqual(first);
  });

  it('does not lose a value that was opened and left empty', () => {
    const [first, second] = stored.values.phone ?? [];
    expect(changedInputs(withValues(stored, 'phone', [retyped(first!), second!]), stored)).toEqual([]);
  });

  it('removes a field with an empty list', () => {
    expect(changedInputs(withValues(stored, 'phone', []), stored)).toEqual([{ field: 'phone', values: [] }]);
  });
});

describe('creating', () => {
  it('sends filled fields of the chosen kind only', () => {
    const filled = withValues(
      withValues(emptyForm('person'), 'name', [{ kind: 'text', text: ' Li ' }]),
      'industry',
      [{ kind: 'text', text: 'steel' }],
    );
    expect(createInputs(filled)).toEqual([
      { field: 'name', values: [{ text: 'Li' }] },
      { field: 'stage', values: [{ text: 'lead' }] },
    ]);
  });
});

describe('drafts', () => {
  it('come back as they were, and nonsense is refused', () => {
    const draft = { state: emptyForm(), versions: null };
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    expect(readDraft('{"state":{"kind":"dog"}}')).toBeUndefined();
    expect(readDraft('not json')).toBeUndefined();
  });
});
