import type { DayState as State } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon, type IconName } from '../../shared/ui/Icon';
import classes from './watch.module.css';

export const DAY_STATES: readonly State[] = ['reviewed', 'partly', 'open', 'overdue'];

export const dayIcons: Readonly<Record<State, IconName>> = {
  reviewed: 'check',
  partly: 'person',
  open: 'clock',
  overdue: 'warning',
};

/** Icon, word and colour, never one of them alone. */
export function DayState({ state }: { state: State }) {
  const { t } = useI18n();
  return (
    <span className={classes['state']} data-state={state}>
      <Icon name={dayIcons[state]} size={14} />
      {t.watch.dayState[state]}
    </span>
  );
}
