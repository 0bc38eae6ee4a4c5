import { useState } from 'react';

import { useCommand } from '../../api/queries';
import { useSession, useStatus } from '../../api/status';
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
  const command = useCommand('password_change');
  const [opened, setOpened] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassword);
  const me = vault?.people.find((person) => person.person_id === personId);
  const ready = current !== '' && isReady(next);
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
      toast({ text: settings.changed });
    } catch {
      setCurrent('');
    }
  }

  if (me?.unlock_mode === 'keyring_only')
    return <p className={classes['text']}>{settings.keyringOnlyNote}</p>;
  if (!opened) {
    return (
      <Button data-testid="settings-change-password" onClick={() => setOpened(true)}>
        {settings.changePassword}
      </Button>
    );
  }
  return (
    <div className={classes['form']}>
      <PasswordField
        label={settings.current}
        value={current}
        onChange={setCurrent}
        autoFocus
        testId="settings-current-password"
      />
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
          {settings.changePassword}
        </Button>
      </div>
    </div>
  );
}
