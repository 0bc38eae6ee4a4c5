import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { LimitTable } from './LimitTable';
import type { LimitId } from './limits';
import { Setting } from './Setting';
import classes from './settings.module.css';
import { useShown } from './shown';
import { useNumbers, type NumbersProps } from './useNumbers';

const testIdOf = (limit: LimitId) => (limit.includes('-') ? `settings-budget-${limit}` : `settings-${limit}`);

/** How much may be looked at, opened and claimed. Saved together: the numbers hang on one another. */
export function LimitSettings(props: NumbersProps) {
  const { t } = useI18n();
  const several = useSeveral();
  const { field, foot } = useNumbers(props, 'settings-limits', testIdOf);
  const shown = {
    budgets: useShown('budgets'),
    claims: useShown('claims'),
    trainees: useShown('trainees'),
    retention: useShown('retention'),
  };
  const { settings } = t;

  if (!shown.budgets && !shown.retention && !(several && (shown.claims || shown.trainees))) return null;
  return (
    <div className={classes['limits']}>
      {shown.budgets && (
        <LimitTable roles={several ? props.rules.budgets.map(({ role }) => role) : ['owner']} field={field} />
      )}
      {several && (
        <>
          <Setting id="claims" label={settings.claims} text={settings.claimsText}>
            {() => field('claims')}
          </Setting>
          <Setting id="trainees" label={settings.trainees} text={settings.traineesText}>
            {() => field('trainees')}
          </Setting>
        </>
      )}
      <Setting
        id="retention"
        label={settings.retention}
        text={several ? settings.retentionText : settings.retentionAlone}
      >
        {() => field('retention')}
      </Setting>
      <p className={classes['text']}>{several ? settings.looser : settings.looserAlone}</p>
      {foot}
    </div>
  );
}
