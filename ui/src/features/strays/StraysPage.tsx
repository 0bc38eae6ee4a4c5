import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useProgress } from '../../api/progress';
import { useCommand } from '../../api/queries';
import type { Strays } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSayError } from '../../shared/errors/useSayError';
import { Button, IconButton } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { FileName } from '../../shared/ui/FileName';
import { Notice } from '../../shared/ui/Notice';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import { StrayTable } from './StrayTable';
import classes from './strays.module.css';

const MOST = 16;

/** 散落副本: folders are looked through for customer lists. */
export function StraysPage() {
  const { t, f } = useI18n();
  const words = t.strays;
  const pick = useCommand('path_pick');
  const scan = useCommand('stray_scan');
  const stop = useCommand('stray_cancel');
  const progress = useProgress('scan');
  const sayError = useSayError();
  const [folders, setFolders] = useState<readonly string[]>([]);
  const [found, setFound] = useState<Strays | undefined>(undefined);
  const [cancelled, setCancelled] = useState(false);
  const [error, setError] = useState<CallError | undefined>(undefined);

  async function add() {
    try {
      const { path } = await pick.run({ what: 'scan_folder' });
      if (path !== null) setFolders((now) => (now.includes(path) ? now : [...now, path].slice(0, MOST)));
    } catch (reason) {
      sayError(reason);
    }
  }

  async function run() {
    if (folders.length === 0 || scan.pending) return;
    setError(undefined);
    setCancelled(false);
    setFound(undefined);
    try {
      setFound(await scan.run({ folders: [...folders] }));
    } catch (reason) {
      const failure = toCallError(reason);
      if (failure.code === 'cancelled') setCancelled(true);
      else setError(failure);
    }
  }

  return (
    <section className={classes['page']} data-testid="strays-page" aria-label={words.title} tabIndex={0}>
      <p className={classes['lead']}>{words.text}</p>
      <div className={classes['folders']}>
        <h2>{words.folders}</h2>
        {folders.length === 0 && <p className={classes['muted']}>{words.noFolders}</p>}
        <ul data-testid="strays-folders">
          {folders.map((folder) => (
            <li key={folder}>
              <FileName name={folder} />
              <IconButton
                icon="close"
                size="small"
                label={words.remove({ folder })}
                disabled={scan.pending}
                onClick={() => setFolders((now) => now.filter((one) => one !== folder))}
              />
            </li>
          ))}
        </ul>
        <div className={classes['actions']}>
          <Button
            icon="folder"
            disabled={scan.pending || folders.length >= MOST}
            onClick={() => void add()}
            data-testid="strays-add"
          >
            {words.add}
          </Button>
          <Button
            look="primary"
            icon="search"
            busy={scan.pending}
            disabled={folders.length === 0}
            onClick={() => void run()}
            data-testid="strays-run"
          >
            {found === undefined ? words.run : words.again}
          </Button>
          {folders.length >= MOST && <span className={classes['muted']}>{words.most}</span>}
        </div>
      </div>
      {scan.pending && (
        <div className={classes['progress']}>
          <ProgressBar
            label={words.working}
            done={progress?.done ?? 0}
            total={progress?.total ?? 0}
            perSecond={progress?.per_second}
            remainingMs={progress?.remaining_ms}
          />
          <Button
            look="quiet"
            busy={stop.pending}
            onClick={() => void stop.run({}).catch(() => undefined)}
            data-testid="strays-cancel"
          >
            {words.cancel}
          </Button>
        </div>
      )}
      {cancelled && (
        <Notice tone="info" role="status" testId="strays-cancelled">
          {words.cancelled}
        </Notice>
      )}
      <ErrorNotice error={error} testId="strays-error" />
      {found && (
        <div className={classes['result']} data-testid="strays-result">
          <p role="status">
            {words.result({ files: found.files, size: f.bytes(found.bytes) })}
            {found.unreadable > 0 && ` · ${words.unreadable({ count: found.unreadable })}`}
          </p>
          {found.incomplete && (
            <Notice tone="warning" testId="strays-incomplete">
              {words.incomplete}
            </Notice>
          )}
          {found.found.length === 0 ? (
            <EmptyState testId="strays-none" title={words.none} text={words.noneText} />
          ) : (
            <StrayTable found={found.found} />
          )}
        </div>
      )}
    </section>
  );
}
