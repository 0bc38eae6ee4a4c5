import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import type { LimitId } from './limits';
import { Setting } from './Setting';
import classes from './settings.module.css';
import { useShown } from './shown';
import { useNumbers, type NumbersProps } from './useNumbers';

const testIdOf = (limit: LimitId) => `settings-${limit}`;
const BEFORE_HOURS = ['failed_unlocks', 'median_times'] as const;
const AFTER_HOURS = ['leaver_days', 'foreign_customers', 'clock_back_min', 'due_days'] as const;

/** When an alert is raised: the numbers of the rules, saved together. */
export function AlertSettings(props: NumbersProps) {
  const { t } = useI18n();
  const several = useSeveral();
  const { field, foot } = useNumbers(props, 'settings-alerts', testIdOf);
  const words = t.audit;
  const line = (name: (typeof BEFORE_HOURS | typeof AFTER_HOURS)[number]) => (
    <Setting key={name} id="alerts" label={words.number[name]} text={words.effect[name]}>
      {() => field(`alert-${name}`)}
    </Setting>
  );
  if (!useShown('alerts')) return null;
  return (
    <div className={classes['limits']} data-testid="settings-alerts">
      <div className={classes['name']}>{words.rules}</div>
      <p className={classes['text']}>{words.rulesText}</p>
      {BEFORE_HOURS.map(line)}
      <Setting id="alerts" label={words.hours} text={words.effect.hours_from}>
        {() => (
          <span className={classes['range']}>
            {field('alert-hours_from')}
            <span aria-hidden="true">–</span>
            {field('alert-hours_until')}
          </span>
        )}
      </Setting>
      {AFTER_HOURS.map(line)}
      <p className={classes['text']}>{words.always}</p>
      <p className={classes['text']}>{several ? words.looser : words.looserAlone}</p>
      {foot}
    </div>
  );
}
