import { useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import type { ImportReport } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { FileName } from '../../shared/ui/FileName';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './PastImports.module.css';
import { UndoDialog } from './UndoDialog';
import parts from './parts.module.css';

/** Every batch so far, with the way back while there is one. */
export function PastImports() {
  const { t, f } = useI18n();
  const words = t.imports.past;
  const query = useCommandQuery('import_list', {});
  const [undoing, setUndoing] = useState<ImportReport | undefined>(undefined);
  const batches = query.data?.batches ?? [];

  return (
    <section className={classes['past']} aria-labelledby="past-imports">
      <h2 id="past-imports">{words.title}</h2>
      <ErrorNotice error={query.error} />
      {query.data !== undefined && batches.length === 0 ? (
        <p className={parts['hint']}>{words.empty}</p>
      ) : null}
      {batches.length === 0 ? null : (
        <div className={classes['scrollX']}>
          <table className={parts['table']} data-testid="import-list">
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.file}</th>
                <th scope="col">{words.source}</th>
                <th scope="col">{words.result}</th>
                <th scope="col">
                  <span className={hidden['srOnly']}>{words.undo}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={batch.batch_id} data-undone={batch.undone || undefined}>
                  <td className={parts['muted']} title={f.dateTime(batch.at_ms)}>
                    {f.short(batch.at_ms)}
                  </td>
                  <td className={classes['file']}>
                    <FileName name={batch.file_name} />
                  </td>
                  <td className={parts['muted']} title={batch.source}>
                    {batch.source || f.none}
                  </td>
                  <td>
                    {batch.undone
                      ? words.undone
                      : words.counts({ imported: batch.imported, updated: batch.updated })}
                    {batch.rejected > 0 && !batch.undone ? (
                      <span className={parts['muted']}> · {words.rejected({ count: batch.rejected })}</span>
                    ) : null}
                  </td>
                  <td className={classes['last']}>
                    {batch.can_undo ? (
                      <Button
                        size="small"
                        icon="undo"
                        aria-label={words.undoOf({ file: batch.file_name })}
                        onClick={() => setUndoing(batch)}
                        data-testid="import-undo"
                      >
                        {words.undo}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <UndoDialog batch={undoing} onClose={() => setUndoing(undefined)} />
    </section>
  );
}
