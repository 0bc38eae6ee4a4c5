import { useEffect, useEffectEvent, useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommand } from '../../api/queries';
import type { Trace, TraceLeak } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useDroppedFile } from '../../shared/drop/droppedFile';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { TextField } from '../../shared/ui/Field';
import { Icon } from '../../shared/ui/Icon';
import { Result } from './Result';
import classes from './trace.module.css';

/** The request as a whole stays below what the core takes. */
const MOST = 300_000;

/** 泄露溯源: a list that leaked is held against every copy that left. */
export function TracePage() {
  const { t } = useI18n();
  const words = t.trace;
  const dropped = useDroppedFile();
  const pick = useCommand('path_pick');
  const compare = useCommand('trace_leak');
  const [text, setText] = useState('');
  const [error, setError] = useState<CallError | undefined>(undefined);
  const [result, setResult] = useState<Trace | undefined>(undefined);

  async function run(choose: () => Promise<TraceLeak | null>) {
    setError(undefined);
    try {
      const leak = await choose();
      if (leak === null) return;
      setResult(undefined);
      setResult(await compare.run(leak));
      // What was pasted is somebody's data: it goes once it was looked at.
      setText('');
    } catch (reason) {
      setError(toCallError(reason));
    }
  }
  const runFile = () =>
    run(async () => {
      const { path } = await pick.run({ what: 'leaked_file' });
      return path === null ? null : { kind: 'file', path };
    });
  const runText = () => run(() => Promise.resolve({ kind: 'text', text }));

  const takeDropped = useEffectEvent((path: string) => {
    dropped.take();
    if (!compare.pending) void run(() => Promise.resolve({ kind: 'file', path }));
  });
  const { path: droppedPath } = dropped;
  useEffect(() => {
    if (droppedPath === null) return;
    const soon = window.setTimeout(() => takeDropped(droppedPath));
    return () => window.clearTimeout(soon);
  }, [droppedPath]);

  return (
    <section className={classes['page']} data-testid="trace-page" aria-label={words.title} tabIndex={0}>
      {result === undefined ? (
        <>
          <p className={classes['lead']}>{words.text}</p>
          <section
            className={classes['drop']}
            data-over={dropped.over || undefined}
            aria-label={words.drop}
            data-testid="trace-drop"
          >
            <Icon name="search" size={40} />
            <h2>{dropped.over ? words.letGo : words.drop}</h2>
            <Button
              look="primary"
              size="large"
              icon="folder"
              busy={compare.pending}
              onClick={() => void runFile()}
              data-testid="trace-pick"
            >
              {compare.pending ? words.working : words.choose}
            </Button>
            <p className={classes['muted']}>{words.kinds}</p>
          </section>
          <div className={classes['paste']}>
            <TextField
              label={words.paste}
              hint={words.pasteHint}
              value={text}
              onText={setText}
              rows={6}
              maxLength={MOST}
              testId="trace-text"
            />
            <div className={classes['end']}>
              <Button
                busy={compare.pending}
                disabled={text.trim() === ''}
                onClick={() => void runText()}
                data-testid="trace-run"
              >
                {words.run}
              </Button>
            </div>
          </div>
          <ErrorNotice error={error} testId="trace-error" />
        </>
      ) : (
        <Result trace={result} onAgain={() => setResult(undefined)} />
      )}
    </section>
  );
}
