import type { LedgerMonth } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import hidden from '../../shared/ui/hidden.module.css';
import classes from './month.module.css';

interface Line {
  readonly name: string;
  readonly value: string;
  /** What to do about it; nothing when all is well. */
  readonly attend: string | null;
  readonly note?: string;
}

/** Whether the record of the month can be relied on, and was looked at. */
export function Health({ data, now }: { data: LedgerMonth; now: number }) {
  const { t, f } = useI18n();
  const words = t.month;
  const { days_reviewed: done, days_with_entries: of, witness } = data;
  const lines: readonly Line[] = [
    {
      name: words.days,
      value: words.daysOf({ done, of }),
      attend: done < of ? words.daysLeft({ count: of - done }) : null,
      note: words.daysDone,
    },
    {
      name: words.verified,
      value: words.verifiedOf({ count: data.verified }),
      attend: data.verified === 0 ? words.verifiedNone : null,
    },
    {
      name: words.witness,
      value:
        witness.size === null || witness.at_ms === null
          ? words.witnessNever
          : words.witnessed({ size: witness.size, when: f.short(witness.at_ms, now) }),
      attend: witness.size === null ? words.witnessNeverText : null,
      note: words.witnessSince({ count: witness.entries_since }),
    },
    {
      name: words.clock,
      value: words.clockOf({ count: data.clock_back }),
      attend: data.clock_back > 0 ? words.clockText : null,
    },
    {
      name: words.gaps,
      value: words.gapsOf({ count: data.discontinuities }),
      attend: data.discontinuities > 0 ? words.gapsText : null,
    },
  ];
  return (
    <section className={classes['part']} aria-labelledby="month-health">
      <h3 id="month-health">{words.health}</h3>
      <dl className={classes['health']} data-testid="month-health">
        {lines.map(({ name, value, attend, note }) => (
          <div key={name} data-attend={attend !== null || undefined}>
            <dt>{name}</dt>
            <dd>
              <span className={classes['value']}>
                <Icon name={attend === null ? 'check' : 'warning'} size={14} />
                <span className={hidden['srOnly']}>{attend === null ? words.good : words.attend}</span>
                {value}
              </span>
              {(attend ?? note) !== undefined && <span className={classes['text']}>{attend ?? note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
