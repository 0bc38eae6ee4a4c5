import { Popover } from '@mantine/core';
import { useId, useRef, useState } from 'react';

import { useStatus } from '../../api/status';
import type { ActionGroup, Level, Purpose } from '../../generated/contract';
import { useI18n, type Texts } from '../../i18n';
import { LEVELS } from '../../shared/levels/levels';
import { Button } from '../../shared/ui/Button';
import { Chip } from '../../shared/ui/Chip';
import { SelectField } from '../../shared/ui/Field';
import { PURPOSES } from '../../shared/values/purposes';
import classes from './filters.module.css';
import { activeFilters, GROUPS, PERIODS, withoutFilter, type FilterKey, type LedgerPlace } from './place';

interface FiltersProps {
  readonly place: LedgerPlace;
  readonly onPlace: (place: LedgerPlace) => void;
  /** Who the customer is, as far as it is known. */
  readonly customer: string;
  readonly charts: boolean;
  readonly onCharts: (charts: boolean) => void;
}

/** Who, what, when: one chip for each condition, all together, and a form to choose them in. */
export function Filters({ place, onPlace, customer, charts, onCharts }: FiltersProps) {
  const { t } = useI18n();
  const words = t.ledger.filter;
  const id = useId();
  const [open, setOpen] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const active = activeFilters(place);
  const chipText = useChipText(customer);
  return (
    <div className={classes['filters']} role="group" aria-label={words.label}>
      {active.map((key) => (
        <Chip
          key={key}
          label={words.names[key]}
          removeLabel={words.remove({ name: words.names[key] })}
          onRemove={() => onPlace(withoutFilter(place, key))}
          testId={`ledger-chip-${key}`}
          {...(key !== 'record' && key !== 'hour' && { onClick: () => setOpen(true) })}
        >
          <span className={classes['chipText']} title={chipText(place, key)}>
            {chipText(place, key)}
          </span>
        </Chip>
      ))}
      <Popover
        opened={open}
        onChange={setOpen}
        onClose={() => add.current?.focus()}
        position="bottom-start"
        trapFocus
        returnFocus
        withinPortal
        withRoles={false}
      >
        <Popover.Target>
          <Button
            ref={add}
            look="quiet"
            size="small"
            icon="plus"
            aria-haspopup="dialog"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            data-testid="ledger-filter-add"
          >
            {words.add}
          </Button>
        </Popover.Target>
        <Popover.Dropdown p={12} role="dialog" aria-label={words.label} data-testid="ledger-filter-form">
          <Choices place={place} onPlace={onPlace} />
        </Popover.Dropdown>
      </Popover>
      {active.length > 0 || place.refused === true ? (
        <Button
          look="quiet"
          size="small"
          onClick={() => onPlace({ entry: place.entry })}
          data-testid="ledger-clear"
        >
          {words.clear}
        </Button>
      ) : null}
      <span className={classes['grow']} />
      <Button
        look="quiet"
        size="small"
        aria-expanded={charts}
        onClick={() => onCharts(!charts)}
        data-testid="ledger-charts"
      >
        {charts ? words.hideCharts : words.charts}
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

const ANY = 'any';

function Choices({ place, onPlace }: Pick<FiltersProps, 'place' | 'onPlace'>) {
  const { t } = useI18n();
  const { vault } = useStatus();
  const words = t.ledger.filter;
  const id = useId();
  const any = { value: ANY, label: words.any } as const;
  const chosen = <T extends string>(value: T | typeof ANY) => (value === ANY ? undefined : value);
  return (
    <div className={classes['choices']}>
      <SelectField
        label={words.names.person}
        value={place.person ?? ANY}
        options={[any, ...(vault?.people ?? []).map((one) => ({ value: one.person_id, label: one.name }))]}
        onChange={(person) => onPlace({ ...place, person: chosen(person) })}
        testId="ledger-person"
      />
      <SelectField<ActionGroup | typeof ANY>
        label={words.names.group}
        value={place.group ?? ANY}
        options={[any, ...GROUPS.map((value) => ({ value, label: t.ledger.group[value] }))] as const}
        onChange={(group) => onPlace({ ...place, group: chosen(group) })}
        testId="ledger-group"
      />
      <SelectField<Level | typeof ANY>
        label={words.names.level}
        value={place.level ?? ANY}
        options={[any, ...LEVELS.map((value) => ({ value, label: t.words.levelFull[value] }))] as const}
        onChange={(level) => onPlace({ ...place, level: chosen(level) })}
        testId="ledger-level"
      />
      <SelectField<Purpose | typeof ANY>
        label={words.names.purpose}
        value={place.purpose ?? ANY}
        options={[any, ...PURPOSES.map((value) => ({ value, label: t.words.purpose[value] }))] as const}
        onChange={(purpose) => onPlace({ ...place, purpose: chosen(purpose) })}
        testId="ledger-purpose"
      />
      <SelectField
        label={words.names.when}
        value={place.period ?? 'all'}
        options={PERIODS.map((value) => ({ value, label: words.periods[value] }))}
        onChange={(period) => onPlace({ ...withoutFilter(place, 'when'), period })}
        testId="ledger-period"
      />
      <div className={classes['dates']} role="group" aria-label={words.range}>
        {(['from', 'until'] as const).map((end) => (
          <label key={end} htmlFor={`${id}-${end}`}>
            <span>{words[end]}</span>
            <input
              id={`${id}-${end}`}
              type="date"
              value={place[end] ?? ''}
              {...(end === 'from' ? { max: place.until } : { min: place.from })}
              onChange={({ currentTarget: { value } }) =>
                onPlace({
                  ...place,
                  period: undefined,
                  day: undefined,
                  [end]: value === '' ? undefined : value,
                })
              }
              data-testid={`ledger-${end}`}
            />
          </label>
        ))}
      </div>
    </div>
  );
}

/** What a chip says. */
function useChipText(customer: string) {
  const { t } = useI18n();
  const { vault } = useStatus();
  return (place: LedgerPlace, key: FilterKey): string => {
    switch (key) {
      case 'person':
        return vault?.people.find((one) => one.person_id === place.person)?.name ?? t.ledger.filter.somebody;
      case 'group':
        return place.group === undefined ? '' : t.ledger.group[place.group];
      case 'level':
        return place.level === undefined ? '' : t.words.levelFull[place.level];
      case 'purpose':
        return place.purpose === undefined ? '' : t.words.purpose[place.purpose];
      case 'when':
        return whenText(t, place);
      case 'hour':
        return hourText(t, place);
      case 'record':
        return customer;
    }
  };
}

function whenText(t: Texts, { day, from, until, period }: LedgerPlace): string {
  const words = t.ledger.filter;
  if (day !== undefined) return day;
  if (from !== undefined && until !== undefined) return words.fromUntil({ from, until });
  if (from !== undefined) return words.since({ day: from });
  if (until !== undefined) return words.to({ day: until });
  return words.periods[period ?? 'all'];
}

function hourText(t: Texts, { hour, weekday }: LedgerPlace): string {
  const day = weekday === undefined ? '' : (t.ledger.chart.weekdaysFull[weekday - 1] ?? '');
  return [day, hour === undefined ? '' : t.ledger.filter.atHour({ hour })].filter(Boolean).join(' ');
}
