import type { VaultSettings } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { useSeveral } from '../../shared/access/useSeveral';
import { ApproverDialog } from '../../shared/gate/ApproverDialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { ExportSettings } from './ExportSettings';
import { LimitSettings } from './LimitSettings';
import { limitsOf } from './limits';
import { RulesHistory } from './RulesHistory';
import { Choice, OnOff } from './Setting';
import classes from './settings.module.css';
import { useRules } from './useRules';

const LOCK_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30];
const CLIPBOARD_SECONDS = [10, 20, 30, 60, 90, 120];

/** The offered steps, and the value in force when it lies between them. */
function withCurrent(steps: readonly number[], current: number): number[] {
  return [...new Set([...steps, current])].sort((a, b) => a - b);
}

/** Settings of the vault; each change is a ledger entry. */
export function SecuritySettings() {
  const { t } = useI18n();
  const { query, change, approval, pending, error } = useRules();
  const { data } = query;
  const several = useSeveral();
  const fixed = !useAreas().has('rules');
  if (query.error) return <ErrorNotice error={query.error} />;
  if (!data) return null;
  const set = (part: Partial<VaultSettings>) => void change(data, { ...data, ...part });
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
        disabled={fixed || pending}
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
        disabled={fixed || pending}
        testId="settings-clipboard"
      />
      <OnOff
        id="longerReveal"
        label={settings.longerReveal}
        text={settings.longerRevealText}
        value={data.longer_reveal}
        onChange={(on) => set({ longer_reveal: on })}
        disabled={fixed || pending}
        testId="settings-longer-reveal"
      />
      <LimitSettings
        // What was typed ends with the numbers it was typed over.
        key={[...limitsOf(data).values()].join()}
        rules={data}
        fixed={fixed}
        pending={pending}
        onChange={(wanted) => set(wanted)}
      />
      <ExportSettings
        key={`exports ${data.exports.free_rows} ${data.exports.one_rows}`}
        rules={data}
        fixed={fixed}
        pending={pending}
        onChange={(wanted) => set(wanted)}
      />
      <p className={classes['note']}>{fixed ? settings.rulesNote : settings.ledgerNote}</p>
      {!fixed && several && <p className={classes['text']}>{settings.looserNote}</p>}
      <ErrorNotice error={error} testId="settings-rules-error" />
      <ApproverDialog approval={approval} />
      <RulesHistory />
    </>
  );
}
