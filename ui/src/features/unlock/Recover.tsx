import { useState } from 'react';

import { useCommand } from '../../api/queries';
import { useStatusCommand } from '../../api/status';
import type { VaultSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { isReady, NewPassword, noPassword } from '../../shared/gate/NewPassword';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { PeoplePicker } from './PeoplePicker';
import { fillGroups, GROUPS } from './recoveryKey';
import classes from './unlock.module.css';

interface RecoverProps {
  vault: VaultSummary;
  personId: string;
  onPerson: (personId: string) => void;
  onBack: () => void;
}

/** The printed kit opens the vault, enrols this device and sets a new password. */
export function Recover({ vault, personId, onPerson, onBack }: RecoverProps) {
  const { t } = useI18n();
  const recover = useStatusCommand('vault_recover');
  const pick = useCommand('path_pick');
  const [groups, setGroups] = useState<readonly string[]>(() => Array.from({ length: GROUPS }, () => ''));
  const [password, setPassword] = useState(noPassword);
  const [deviceFile, setDeviceFile] = useState<string | null>(null);
  const { error } = recover;
  const wrongGroup = error?.code === 'wrong_recovery_key' ? error.number('group') - 1 : -1;
  const noKeyring = error?.code.startsWith('keyring_') === true || deviceFile !== null;
  const ready = groups.every((group) => group !== '') && isReady(password) && personId !== '';

  async function submit() {
    if (!ready || recover.pending) return;
    try {
      await recover.run({
        recovery_key: groups.join('-'),
        person_id: personId,
        new_password: password.password,
        device_file: deviceFile,
      });
      toast({ text: t.unlock.recoverDone });
    } catch {
      // Shown below; what was typed stays for correction.
    }
  }

  return (
    <div className={classes['recover']}>
      <p className={classes['muted']}>{t.unlock.recoverText}</p>
      <div className={classes['groups']}>
        {groups.map((group, index) => (
          <div key={index} className={classes['group']}>
            <label htmlFor={`recover-group-${index}`}>{t.unlock.group({ number: index + 1 })}</label>
            <input
              id={`recover-group-${index}`}
              data-testid={`recover-group-${index}`}
              value={group}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              aria-invalid={index === wrongGroup}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                // A paste over several groups is recognised by its length; typing stays in its field.
                setGroups(fillGroups(groups, index, typed, typed.length > 8 ? undefined : typed.length || 1));
              }}
            />
          </div>
        ))}
      </div>
      {vault.people.length > 1 && <PeoplePicker people={vault.people} value={personId} onChange={onPerson} />}
      <NewPassword
        value={password}
        onChange={(part) => setPassword((before) => ({ ...before, ...part }))}
        onEnter={() => void submit()}
        labels={{ password: t.unlock.newPassword, repeat: t.unlock.repeat, mismatch: t.unlock.mismatch }}
        testId="recover"
      />
      <ErrorNotice error={error} testId="recover-error" />
      {noKeyring && (
        <Notice
          tone="info"
          actions={
            <Button
              size="small"
              data-testid="recover-device-file"
              onClick={() => void pick.run({ what: 'device_file' }).then(({ path }) => setDeviceFile(path))}
            >
              {t.unlock.useDeviceFile}
            </Button>
          }
        >
          {deviceFile === null ? t.unlock.noKeyring : t.unlock.deviceFileChosen({ path: deviceFile })}
        </Notice>
      )}
      <div className={classes['buttons']}>
        <Button size="large" data-testid="recover-back" onClick={onBack}>
          {t.unlock.backToUnlock}
        </Button>
        <Button
          look="primary"
          size="large"
          busy={recover.pending}
          disabled={!ready}
          data-testid="recover-submit"
          onClick={() => void submit()}
        >
          {recover.pending ? t.unlock.recovering : t.unlock.recover}
        </Button>
      </div>
    </div>
  );
}
