import { useCommand, useCommandQuery } from '../../api/queries';
import type { VaultSettings } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Choice, OnOff } from './Setting';
import classes from './settings.module.css';

const LOCK_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30];
const CLIPBOARD_SECONDS = [10, 20, 30, 60, 90, 120];

/** The offered steps, and the value in force when it lies between them. */
function withCurrent(steps: readonly number[], current: number): number[] {
  return [...new Set([...steps, current])].sort((a, b) => a - b);
}

/** Settings of the vault; each change is a ledger entry. */
export function SecuritySettings() {
  const { t } = useI18n();
  const { data, error } = useCommandQuery('settings_get', {});
  const command = useCommand('settings_set');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const set = (part: Partial<VaultSettings>) => void command.run({ ...data, ...part }).catch(() => undefined);
  const { settings } = t;

  return (
    <>
      <Choice
        id="lockAfter"
        label={settings.lockAfter}
        text={settings.lockAfterText}
        options={withCurrent(LOCK_MINUTES, data.lock_after_min).map((value) => ({
          value,
          label: settings.minutes({ value }),
        }))}
        value={data.lock_after_min}
        onChange={(minutes) => set({ lock_after_min: minutes })}
        disabled={command.pending}
        testId="settings-lock-after"
      />
      <Choice
        id="clipboard"
        label={settings.clipboard}
        text={settings.clipboardText}
        options={withCurrent(CLIPBOARD_SECONDS, data.clipboard_clear_s).map((value) => ({
          value,
          label: settings.seconds({ value }),
        }))}
        value={data.clipboard_clear_s}
        onChange={(seconds) => set({ clipboard_clear_s: seconds })}
        disabled={command.pending}
        testId="settings-clipboard"
      />
      <OnOff
        id="longerReveal"
        label={settings.longerReveal}
        text={settings.longerRevealText}
        value={data.longer_reveal}
        onChange={(on) => set({ longer_reveal: on })}
        disabled={command.pending}
        testId="settings-longer-reveal"
      />
      <p className={classes['note']}>{settings.ledgerNote}</p>
      <ErrorNotice error={command.error} />
    </>
  );
}
