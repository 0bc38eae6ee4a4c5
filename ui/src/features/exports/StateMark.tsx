import type { ExportView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon, type IconName } from '../../shared/ui/Icon';
import classes from './parts.module.css';
import { stateTone, type Tone } from './words';

const icons: Readonly<Record<Tone, IconName>> = {
  quiet: 'minus',
  wait: 'clock',
  go: 'upload',
  ok: 'check',
  bad: 'close',
};

/** Where a request stands: icon and word. */
export function StateMark({ state }: Pick<ExportView, 'state'>) {
  const { t } = useI18n();
  const tone = stateTone[state];
  return (
    <span className={classes['state']} data-tone={tone} data-testid={`export-state-${state}`}>
      <Icon name={icons[tone]} size={14} />
      {t.exports.state[state]}
    </span>
  );
}

/** Where what left is now; nothing while nothing has left. */
export function WhereMark({ ran }: Pick<ExportView, 'ran'>) {
  const { t, f } = useI18n();
  if (ran === null) return <span className={classes['muted']}>{f.none}</span>;
  return (
    <span
      className={ran.overdue ? classes['late'] : ran.whereabouts === 'out' ? undefined : classes['muted']}
    >
      {t.exports.where[ran.whereabouts]}
      {ran.overdue && ` · ${t.exports.overdue}`}
    </span>
  );
}
