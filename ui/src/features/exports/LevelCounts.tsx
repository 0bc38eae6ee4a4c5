import { useI18n } from '../../i18n';
import { LEVELS } from '../../shared/levels/levels';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import classes from './parts.module.css';

/** How many rows have which level at most, as bars. */
export function LevelCounts({ levels }: { levels: readonly number[] }) {
  const { f } = useI18n();
  const most = Math.max(1, ...levels);
  return (
    <dl className={classes['levels']} data-testid="export-levels">
      {LEVELS.map((level, place) => {
        const count = levels[place] ?? 0;
        return (
          <div key={level} data-level={level}>
            <dt>
              <LevelBadge level={level} />
            </dt>
            <dd>
              <span className={classes['track']} aria-hidden="true">
                <span style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className={classes['number']}>{f.number(count)}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
