import { useRef, useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useStatusCommand } from '../../api/status';
import type { VaultSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSecondsLeft, type Wait } from '../../shared/gate/useSecondsLeft';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { PasswordField } from '../../shared/ui/PasswordField';
import classes from './unlock.module.css';

interface UnlockFormProps {
  vault: VaultSummary;
  personId: string;
  /** Takes the focus as soon as it is there. */
  focus: boolean;
  onForgot: () => void;
}

/** The last wrong password begins the wait, every try during it is told how much is left. */
function secondsToWait(error: CallError): number {
  if (error.code === 'too_many_attempts') return error.number('wait_s');
  const spent = error.code === 'wrong_password' && error.number('attempts_left', 1) <= 0;
  return spent ? error.number('wait_min', 15) * 60 : 0;
}

/** The password was not even looked at: the keyring or another window is in the way. */
function mayPass({ code }: CallError): boolean {
  return code.startsWith('keyring_') || code === 'vault_in_use';
}

export function UnlockForm({ vault, personId, focus, onForgot }: UnlockFormProps) {
  const { t } = useI18n();
  const unlock = useStatusCommand('vault_unlock');
  const [password, setPassword] = useState('');
  const [ordered, setOrdered] = useState<Wait | null>(null);
  const wait = useSecondsLeft(ordered);
  const [failedFor, setFailedFor] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const person = vault.people.find((one) => one.person_id === personId);
  const withoutPassword = person?.unlock_mode === 'keyring_only';
  const ready = person !== undefined && wait === 0 && (withoutPassword || password !== '');

  async function submit() {
    if (unlock.pending) return;
    if (!ready) {
      field.current?.focus();
      return;
    }
    try {
      await unlock.run({ person_id: personId, password: withoutPassword ? '' : password });
    } catch (reason) {
      const failure = toCallError(reason);
      setFailedFor(personId);
      const seconds = secondsToWait(failure);
      setOrdered(seconds > 0 ? { seconds, fromMs: performance.now() } : null);
      // What stood in the way may be gone at once: another try needs no typing.
      if (!mayPass(failure)) setPassword('');
      field.current?.focus();
    }
  }

  // What one person was told does not concern the next.
  const error = failedFor === personId ? unlock.error : null;
  const enrol =
    error !== null &&
    ['device_not_enrolled', 'device_file_missing', 'device_file_invalid'].includes(error.code);
  const again = error !== null && mayPass(error);

  return (
    <div className={classes['form']}>
      {withoutPassword ? (
        <p className={classes['muted']}>{t.unlock.keyringOnly}</p>
      ) : (
        <PasswordField
          ref={field}
          label={t.unlock.password}
          value={password}
          onChange={setPassword}
          onEnter={() => void submit()}
          disabled={wait > 0}
          autoFocus={focus}
          testId="unlock-password"
          aside={
            <Button look="link" data-testid="unlock-forgot" onClick={onForgot}>
              {t.unlock.forgot}
            </Button>
          }
        />
      )}
      {person?.unlock_mode === 'device_file' && <p className={classes['muted']}>{t.unlock.deviceFile}</p>}
      {wait > 0 ? (
        <p className={classes['wait']} role="timer" data-testid="unlock-wait">
          {t.unlock.waitLeft({ seconds: wait })}
        </p>
      ) : (
        <ErrorNotice
          // What told to wait is over when the wait is.
          error={error !== null && secondsToWait(error) > 0 ? null : error}
          testId="unlock-error"
          actions={
            enrol ? (
              <Button size="small" onClick={onForgot}>
                {t.unlock.recoverTitle}
              </Button>
            ) : again ? (
              <Button size="small" data-testid="unlock-retry" onClick={() => void submit()}>
                {t.common.retry}
              </Button>
            ) : undefined
          }
        />
      )}
      <Button
        look="primary"
        size="large"
        wide
        busy={unlock.pending}
        disabled={wait > 0}
        data-testid="unlock-submit"
        onClick={() => void submit()}
      >
        {unlock.pending ? t.unlock.working : t.unlock.unlock}
      </Button>
    </div>
  );
}
