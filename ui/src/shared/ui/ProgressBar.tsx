import { useI18n } from '../../i18n';
import classes from './ProgressBar.module.css';

interface ProgressBarProps {
  label: string;
  done: number;
  /** Zero while it is not known yet. */
  total: number;
  perSecond?: number | undefined;
  remainingMs?: number | null | undefined;
}

/** Bar with count, rate and remaining time, for work of more than a second. */
export function ProgressBar({ label, done, total, perSecond, remainingMs }: ProgressBarProps) {
  const { t, f } = useI18n();
  const known = total > 0;
  const percent = known ? Math.min(100, (done / total) * 100) : 0;
  return (
    <div className={classes['progress']}>
      <div className={classes['line']}>
        <span>{label}</span>
        <span className={classes['numbers']}>
          {known && <span>{t.common.progress({ done, total })}</span>}
          {perSecond !== undefined && perSecond > 0 && <span>{t.common.perSecond({ rate: perSecond })}</span>}
          {remainingMs != null && <span>{t.common.remaining({ time: f.duration(remainingMs) })}</span>}
        </span>
      </div>
      <div
        className={classes['bar']}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? Math.round(percent) : undefined}
        data-unknown={!known || undefined}
      >
        <span style={known ? { width: `${percent}%` } : undefined} />
      </div>
    </div>
  );
}
