import { useId } from 'react';

import type { ActionGroup } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Chip } from '../../shared/ui/Chip';
import classes from './ledger.module.css';
import { GROUPS, PERIODS, type LedgerPlace, type Period } from './place';

interface FiltersProps {
  readonly place: LedgerPlace;
  readonly onPlace: (place: LedgerPlace) => void;
  readonly charts: boolean;
  readonly onCharts: (charts: boolean) => void;
}

/** When, what kind, and whether it was refused. */
export function Filters({ place, onPlace, charts, onCharts }: FiltersProps) {
  const { t } = useI18n();
  const words = t.ledger.filter;
  const id = useId();
  const active = Object.keys(place).length > 0;
  return (
    <div className={classes['filters']} role="group" aria-label={words.label}>
      {place.day === undefined ? (
        <select
          className={classes['select']}
          aria-label={words.period}
          value={place.period ?? 'all'}
          onChange={({ currentTarget: { value } }) => onPlace({ ...place, period: value as Period })}
          data-testid="ledger-period"
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {words.periods[period]}
            </option>
          ))}
        </select>
      ) : (
        <Chip
          label={words.period}
          removeLabel={words.clear}
          onRemove={() => onPlace({ ...place, day: undefined })}
          testId="ledger-day"
        >
          {place.day}
        </Chip>
      )}
      <select
        className={classes['select']}
        aria-label={words.group}
        value={place.group ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onPlace({ ...place, group: value === '' ? undefined : (value as ActionGroup) })
        }
        data-testid="ledger-group"
      >
        <option value="">{words.anyGroup}</option>
        {GROUPS.map((group) => (
          <option key={group} value={group}>
            {t.ledger.group[group]}
          </option>
        ))}
      </select>
      {active ? (
        <Button look="quiet" size="small" onClick={() => onPlace({})} data-testid="ledger-clear">
          {words.clear}
        </Button>
      ) : null}
      <span className={classes['grow']} />
      <Button
        look="quiet"
        size="small"
        aria-pressed={charts}
        onClick={() => onCharts(!charts)}
        data-testid="ledger-charts"
      >
        {words.charts}
      </Button>
      <label className={classes['only']} htmlFor={`${id}-refused`}>
        <input
          id={`${id}-refused`}
          type="checkbox"
          checked={place.refused ?? false}
          onChange={(event) => onPlace({ ...place, refused: event.currentTarget.checked || undefined })}
          data-testid="ledger-refused"
        />
        {words.refused}
      </label>
    </div>
  );
}
