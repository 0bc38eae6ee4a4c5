import { useState } from 'react';

import type { LedgerSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Tabs } from '../../shared/ui/Tabs';
import layout from './layout.module.css';
import { DaysChart } from './DaysChart';
import { HoursChart } from './HoursChart';
import { PeopleChart } from './PeopleChart';
import { withoutFilter, type LedgerPlace } from './place';
import { PurposesChart } from './PurposesChart';

interface ChartsProps {
  readonly summary: LedgerSummary;
  readonly place: LedgerPlace;
  readonly onPlace: (place: LedgerPlace) => void;
}

const SIDES = ['hours', 'people', 'purposes'] as const;
type Side = (typeof SIDES)[number];

/** The last thirty days: what happened when, by whom and what for. Each part narrows the table; once more widens it. */
export function Charts({ summary, place, onPlace }: ChartsProps) {
  const { t } = useI18n();
  const words = t.ledger.chart;
  const [side, setSide] = useState<Side>('hours');
  const own = summary.people.find(({ person_id: id }) => id !== null && id === place.person);

  const onDay = (day: string) =>
    onPlace({ ...withoutFilter(place, 'when'), day: place.day === day ? undefined : day });
  const onCell = (weekday: number, hour: number) => {
    const again = place.weekday === weekday && place.hour === hour;
    onPlace(again ? withoutFilter(place, 'hour') : { ...place, weekday, hour });
  };
  const toggled = <K extends 'group' | 'person' | 'purpose'>(key: K, value: NonNullable<LedgerPlace[K]>) =>
    onPlace({ ...place, [key]: place[key] === value ? undefined : value });

  return (
    <section className={layout['charts']} aria-label={words.label}>
      {own === undefined ? null : (
        <p className={layout['headline']} data-testid="ledger-headline">
          {words.headline({
            name: own.person_name ?? t.ledger.program,
            count: own.looks,
            median: summary.median_looks_doubled / 2,
          })}
          <span>{words.headlineMore({ entries: own.entries, refused: own.refused })}</span>
        </p>
      )}
      <DaysChart
        days={summary.days}
        day={place.day}
        onDay={onDay}
        group={place.group}
        onGroup={(group) => toggled('group', group)}
      />
      <div className={layout['side']}>
        <Tabs
          id="ledger-side"
          label={words.sides}
          tabs={SIDES.map((value) => ({ value, label: words.side[value] }))}
          value={side}
          onChange={setSide}
        />
        <div role="tabpanel" id="ledger-side-panel" aria-labelledby={`ledger-side-tab-${side}`}>
          {side === 'hours' ? (
            <HoursChart hours={summary.hours} weekday={place.weekday} hour={place.hour} onCell={onCell} />
          ) : side === 'people' ? (
            <PeopleChart
              summary={summary}
              person={place.person}
              onPerson={(person) => toggled('person', person)}
            />
          ) : (
            <PurposesChart
              summary={summary}
              purpose={place.purpose}
              onPurpose={(purpose) => toggled('purpose', purpose)}
            />
          )}
        </div>
      </div>
    </section>
  );
}
