import { useState } from 'react';

import { useCommand } from '../../api/queries';
import type { Stray } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useDroppedFile } from '../../shared/drop/droppedFile';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { ConfirmDialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { FileName } from '../../shared/ui/FileName';
import { Notice } from '../../shared/ui/Notice';
import classes from './strays.module.css';

/** Kinds the import reads. */
const IMPORTED: ReadonlySet<string> = new Set(['csv', 'xlsx', 'xls', 'ods', 'vcard']);

const COUNTS = ['rows', 'phones', 'ids', 'mails', 'known'] as const;

function fileOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** What was found, and what to do with it: into the vault, then off the disk. */
export function StrayTable({ found }: { found: readonly Stray[] }) {
  const { t, f } = useI18n();
  const words = t.strays;
  const { columns } = words;
  const { offer } = useDroppedFile();
  const remove = useCommand('stray_delete');
  const [asked, setAsked] = useState<Stray | undefined>(undefined);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());

  async function run() {
    if (asked === undefined || remove.pending) return;
    try {
      await remove.run({ path: asked.path });
      setGone((now) => new Set(now).add(asked.path));
      setAsked(undefined);
      toast({ text: words.deleted });
    } catch {
      // What went wrong stands in the dialog.
    }
  }

  return (
    <>
      <h2 id="strays-found">{words.found({ count: found.length })}</h2>
      <div className={classes['scroll']}>
        <table className={classes['table']} aria-labelledby="strays-found" data-testid="strays-table">
          <thead>
            <tr>
              <th scope="col">{columns.file}</th>
              <th scope="col">{columns.modified}</th>
              {COUNTS.map((column) => (
                <th key={column} scope="col" className={classes['number']}>
                  {columns[column]}
                </th>
              ))}
              <th scope="col">{columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((stray) => {
              const file = fileOf(stray.path);
              return (
                <tr key={stray.path} data-testid="strays-row">
                  <td title={stray.path}>
                    <FileName name={file} />
                    <span className={classes['second']}>
                      {words.kind[stray.kind] ?? stray.kind} · {f.bytes(stray.bytes)} · {stray.path}
                    </span>
                  </td>
                  <td className={classes['muted']}>
                    {stray.modified_ms === null ? f.none : f.isoDay(stray.modified_ms)}
                  </td>
                  {COUNTS.map((column) => (
                    <td key={column} className={classes['number']}>
                      {f.number(stray[column])}
                    </td>
                  ))}
                  <td>
                    {gone.has(stray.path) ? (
                      <span className={classes['muted']}>{words.gone}</span>
                    ) : (
                      <span className={classes['rowActions']}>
                        {IMPORTED.has(stray.kind) && (
                          <Button
                            size="small"
                            aria-label={words.importOf({ file })}
                            onClick={() => offer(stray.path)}
                            data-testid="strays-import"
                          >
                            {words.import}
                          </Button>
                        )}
                        <Button
                          size="small"
                          icon="trash"
                          aria-label={words.deleteOf({ file })}
                          onClick={() => {
                            remove.reset();
                            setAsked(stray);
                          }}
                          data-testid="strays-delete"
                        >
                          {words.delete}
                        </Button>
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ConfirmDialog
        opened={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onConfirm={() => void run()}
        title={words.deleteTitle}
        confirm={words.deleteConfirm}
        danger
        busy={remove.pending}
        testId="stray-delete"
      >
        <div className={classes['form']}>
          <p>{asked && words.deleteText({ file: fileOf(asked.path) })}</p>
          <Notice tone="warning" testId="stray-honest">
            {words.honest}
          </Notice>
          <ErrorNotice error={remove.error} testId="stray-delete-error" />
        </div>
      </ConfirmDialog>
    </>
  );
}
