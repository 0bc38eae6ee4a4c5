import { useEffect, useRef, useState } from 'react';

import { useProgress } from '../../../api/progress';
import type { ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Notice } from '../../../shared/ui/Notice';
import { PasswordField } from '../../../shared/ui/PasswordField';
import { ProgressBar } from '../../../shared/ui/ProgressBar';
import classes from './dialogs.module.css';
import { isTyped, TypedRows } from './TypedRows';
import { useRun } from './useRun';

interface RunDialogProps {
  readonly view: ExportView;
  /** On paper instead of into a file. */
  readonly print: boolean;
  readonly onClose: () => void;
}

const KEY = /^age1[0-9a-z]{20,}$|^.{12,}$/;

/** The request is run: rows typed once more, a place chosen, a key for a package. */
export function RunDialog({ view, print, onClose }: RunDialogProps) {
  const { t, f } = useI18n();
  const words = t.exports.run;
  const run = useRun(view, print);
  const progress = useProgress('export');
  const [rows, setRows] = useState('');
  const [password, setPassword] = useState('');
  const [key, setKey] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const sealed = view.format === 'package' && !print;
  const ready =
    isTyped(rows, view.rows) && (!sealed || KEY.test(key)) && (!run.asksPassword || password !== '');
  const { asksPassword } = run;
  useEffect(() => {
    if (asksPassword) passwordField.current?.focus();
  }, [asksPassword]);

  async function start() {
    if (!ready || run.running) return;
    const typed = { rows: view.rows, password, key };
    setPassword('');
    const after = await run.start(typed);
    if (after === undefined) return;
    if (after.ran) {
      const done = { no: after.ran.register_no };
      toast({ text: print ? words.printed(done) : words.done(done) });
    } else {
      // The rows are confirmed; the file waits.
      const until = Date.now() + after.needs.quarantine_s * 1000;
      toast({ text: words.quarantined({ time: f.clock(Math.max(until, after.ready_ms ?? 0)) }) });
    }
    onClose();
  }

  return (
    <Dialog
      opened
      onClose={run.running ? run.cancel : onClose}
      title={print ? words.printTitle : words.title}
      size={560}
      testId="run"
      footer={
        run.running ? (
          <Button onClick={run.cancel} data-testid="run-cancel">
            {words.cancel}
          </Button>
        ) : (
          <>
            <Button onClick={onClose} data-testid="run-back">
              {t.common.cancel}
            </Button>
            <Button look="primary" disabled={!ready} onClick={() => void start()} data-testid="run-confirm">
              {print ? words.print : words.submit}
            </Button>
          </>
        )
      }
    >
      {run.running ? (
        <ProgressBar
          label={words.working}
          done={progress?.done ?? 0}
          total={progress?.total ?? view.rows}
          perSecond={progress?.per_second}
          remainingMs={progress?.remaining_ms}
        />
      ) : (
        <div className={classes['form']}>
          <p>
            {words.text({
              rows: view.rows,
              format: t.exports.format[view.format],
              name: view.recipient_name,
            })}
          </p>
          <TypedRows
            label={words.rows({ rows: view.rows })}
            mismatch={words.mismatch}
            rows={view.rows}
            value={rows}
            onText={setRows}
            onEnter={() => void start()}
            testId="run-rows"
          />
          {sealed && (
            <div className={classes['group']}>
              <PasswordField
                label={words.key}
                value={key}
                onChange={setKey}
                onEnter={() => void start()}
                error={key !== '' && !KEY.test(key) ? words.keyShort : null}
                testId="run-key"
              />
              <p className={classes['muted']}>{words.keyHint}</p>
            </div>
          )}
          {run.asksPassword && (
            <PasswordField
              ref={passwordField}
              label={words.password}
              value={password}
              onChange={setPassword}
              onEnter={() => void start()}
              testId="run-password"
            />
          )}
          {run.cancelled && (
            <Notice tone="info" role="status" testId="run-cancelled">
              {words.cancelled}
            </Notice>
          )}
          <ErrorNotice error={run.error} testId="run-error" />
          <p className={classes['muted']}>{words.marks}</p>
        </div>
      )}
    </Dialog>
  );
}
