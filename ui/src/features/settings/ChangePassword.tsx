import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useCommand } from '../../api/queries';
import { refetchStatus, useSession, useStatus } from '../../api/status';
import { useI18n } from '../../i18n';
import { isReady, NewPassword, noPassword } from '../../shared/gate/NewPassword';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { PasswordField } from '../../shared/ui/PasswordField';
import classes from './settings.module.css';

export function ChangePassword() {
  const { t } = useI18n();
  const { vault } = useStatus();
  const { person_id: personId } = useSession();
  const client = useQueryClient();
  const command = useCommand('password_change');
  const [opened, setOpened] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassword);
  const me = vault?.people.find((person) => person.person_id === personId);
  // Who unlocks with the keyring alone has none to change, and sets the first one.
  const first = me?.unlock_mode === 'keyring_only';
  const ready = (first || current !== '') && isReady(next);
  const { settings } = t;

  function close() {
    setOpened(false);
    setCurrent('');
    setNext(noPassword);
    command.reset();
  }

  async function submit() {
    if (!ready || command.pending) return;
    try {
      await command.run({ current, new: next.password });
      close();
      await refetchStatus(client);
      toast({ text: first ? settings.passwordSet : settings.changed });
    } catch {
      setCurrent('');
    }
  }

  if (first && vault?.demo) return <p className={classes['text']}>{settings.keyringOnlyNote}</p>;
  if (!opened) {
    return (
      <>
        {first && <p className={classes['text']}>{settings.keyringOnlyNote}</p>}
        <div className={first ? classes['below'] : undefined}>
          <Button data-testid="settings-change-password" onClick={() => setOpened(true)}>
            {first ? settings.setPassword : settings.changePassword}
          </Button>
        </div>
      </>
    );
  }
  return (
    <div className={classes['form']}>
      {!first && (
        <PasswordField
          label={settings.current}
          value={current}
          onChange={setCurrent}
          autoFocus
          testId="settings-current-password"
        />
      )}
      <NewPassword
        value={next}
        onChange={(part) => setNext((before) => ({ ...before, ...part }))}
        onEnter={() => void submit()}
        labels={{ password: settings.newPassword, repeat: settings.repeat, mismatch: settings.mismatch }}
        testId="settings-new"
      />
      <ErrorNotice error={command.error} testId="settings-password-error" />
      <div className={classes['buttons']}>
        <Button onClick={close}>{t.common.cancel}</Button>
        <Button
          look="primary"
          busy={command.pending}
          disabled={!ready}
          data-testid="settings-password-submit"
          onClick={() => void submit()}
        >
          {first ? settings.setPassword : settings.changePassword}
        </Button>
      </div>
    </div>
  );
}
