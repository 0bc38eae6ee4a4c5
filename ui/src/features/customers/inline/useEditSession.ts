import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { call } from '../../../api/call';
import { invalidateAfter } from '../../../api/invalidate';
import { commandQuery } from '../../../api/queries';
import { noteSave } from '../../../api/saves';
import type {
  CustomerCard,
  CustomerPage,
  CustomerRow,
  FieldKey,
  SaveWarning,
  ValueInput,
} from '../../../generated/contract';
import { usePlatform } from '../../../platform/context';
import { cardAfter, rowAfter } from './cellField';

/** One cell being typed over. */
export interface FieldEdit {
  /** What is stored now, with the versions the edit is based on; asked for once. */
  readonly load: () => Promise<CustomerCard>;
  /** Somebody else was faster: takes what they wrote as the base, and shows it in the row. */
  readonly reload: () => void;
  /** Saves; the row shows it at once. */
  readonly save: (field: FieldKey, values: readonly ValueInput[]) => Promise<readonly SaveWarning[]>;
  /** The editor goes: nothing that is still on its way concerns it any more. */
  readonly leave: () => void;
  readonly left: () => boolean;
}

export interface EditSession {
  /** An editor is there; call the result when it goes. */
  readonly enter: () => () => void;
  readonly edit: (recordId: string) => FieldEdit;
}

/**
 * The way from cell to cell, as one piece of work.
 *
 * Rows are patched in place meanwhile and read again when the last editor closes: in a list ordered by the time of the
 * last change a row would otherwise run away between two of its cells.
 */
export function useEditSession(): EditSession {
  const platform = usePlatform();
  const client = useQueryClient();
  const open = useRef(0);
  const changed = useRef(false);

  const patchRows = (recordId: string, patch: (row: CustomerRow) => CustomerRow) => {
    client.setQueriesData<CustomerPage>({ queryKey: ['customer_list'] }, (page) =>
      page?.rows.some((row) => row.record_id === recordId) === true
        ? { ...page, rows: page.rows.map((row) => (row.record_id === recordId ? patch(row) : row)) }
        : page,
    );
  };

  const [session] = useState<EditSession>(() => ({
    enter: () => {
      open.current += 1;
      return () => {
        open.current -= 1;
        // The next cell's editor comes in the same commit; only when none has come is the work over.
        queueMicrotask(() => {
          if (open.current > 0 || !changed.current) return;
          changed.current = false;
          void invalidateAfter(client, 'customer_update');
        });
      };
    },
    edit: (recordId) => {
      const query = commandQuery(platform, 'customer_show', { record_id: recordId });
      let base: Promise<CustomerCard> | undefined;
      let left = false;
      const load = () => (base ??= client.query(query));
      const save: FieldEdit['save'] = async (field, values) => {
        const card = await load();
        if (left) return [];
        const saved = await call(platform, 'customer_update', {
          record_id: recordId,
          versions: card.versions,
          fields: [{ field, values: [...values] }],
          company_link: null,
          unlink_company: false,
        });
        changed.current = true;
        client.setQueryData(query.queryKey, cardAfter(card, saved.versions, field, values));
        patchRows(recordId, (row) => rowAfter(row, field, values));
        return saved.warnings;
      };
      return {
        load,
        reload: () => {
          base = client.query({ ...query, staleTime: 0 });
          // A refusal is said by the next attempt to save.
          noteSave(base.then((card) => patchRows(recordId, () => card.row))).catch(() => undefined);
        },
        save: (field, values) => noteSave(save(field, values)),
        leave: () => (left = true),
        left: () => left,
      };
    },
  }));
  return session;
}
