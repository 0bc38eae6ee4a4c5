import { useRef, useState } from 'react';

import { call } from '../../../api/call';
import type { DuplicateRow, FieldKey } from '../../../generated/contract';
import { usePlatform } from '../../../platform/context';
import { inputsOf, valuesOf, type FormState } from './formState';

/** What a duplicate can be recognised by. */
const TELLING: readonly FieldKey[] = ['phone', 'credit_code', 'name', 'company'];

export interface Duplicates {
  readonly rows: readonly DuplicateRow[];
  /** Somebody has seen the hint: saving again means "create anyway". */
  readonly shown: boolean;
  /** Looks again, if anything that tells has changed since. */
  readonly check: () => void;
}

/** Looks for the same customer in the vault whenever a telling field is left. */
export function useDuplicates(state: FormState, except: string | null): Duplicates {
  const platform = usePlatform();
  const [rows, setRows] = useState<readonly DuplicateRow[]>([]);
  const asked = useRef('');

  const check = () => {
    const fields = TELLING.flatMap((field) => {
      const values = inputsOf(valuesOf(state, field)).filter((value) => 'text' in value);
      return values.length > 0 ? [{ field, values }] : [];
    });
    const question = JSON.stringify(fields);
    if (question === asked.current) return;
    asked.current = question;
    if (fields.length === 0) {
      setRows([]);
      return;
    }
    call(platform, 'duplicate_check', { fields, except }).then(
      (answer) => {
        if (asked.current === question) setRows(answer.rows);
      },
      // A half-typed number cannot be compared; saving says what is wrong with it.
      () => setRows([]),
    );
  };
  return { rows, shown: rows.length > 0, check };
}
