import type { WatchDay } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import hidden from '../../shared/ui/hidden.module.css';
import { DAY_STATES, DayState, dayIcons } from './DayState';
import { dayName } from './said';
import { weeksUntil } from './weeks';
import styles from './calendar.module.css';

interface CalendarProps {
  days: ReadonlyMap<string, WatchDay>;
  today: string;
  selectable: readonly string[];
  selected: readonly string[];
  onToggle: (day: string) => void;
}

/** Ninety days at a glance, a column a week. Days that can be reviewed are buttons that select them. */
export function Calendar({ days, today, selectable, selected, onToggle }: CalendarProps) {
  const { t } = useI18n();
  const words = t.watch.days;
  const weeks = weeksUntil(today);
  return (
    <div className={styles['calendarPart']}>
      <table className={styles['calendar']} data-testid="days-calendar">
        <caption className={hidden['srOnly']}>{words.calendar}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={hidden['srOnly']}>{words.week}</span>
            </th>
            {weeks.map(({ monday }) => (
              <th key={monday} scope="col" abbr={words.weekOf({ day: monday })}>
                {monday.slice(5)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {words.weekdays.map((weekday, place) => (
            <tr key={words.weekdaysFull[place]}>
              <th scope="row" abbr={words.weekdaysFull[place]}>
                {weekday}
              </th>
              {weeks.map(({ monday, days: dates }) => {
                const date = dates[place] ?? null;
                return (
                  <td key={monday}>
                    {date !== null && (
                      <Cell
                        date={date}
                        day={days.get(date)}
                        selectable={selectable.includes(date)}
                        selected={selected.includes(date)}
                        onToggle={() => onToggle(date)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles['legend']}>
        {DAY_STATES.map((state) => (
          <li key={state}>
            <DayState state={state} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface CellProps {
  date: string;
  day: WatchDay | undefined;
  selectable: boolean;
  selected: boolean;
  onToggle: () => void;
}

function Cell({ date, day, selectable, selected, onToggle }: CellProps) {
  const { t, f } = useI18n();
  const number = String(Number(date.slice(8)));
  if (!day) {
    return (
      <span className={styles['cell']} data-state="none">
        {number}
      </span>
    );
  }
  const name = t.watch.days.cell({
    day: dayName(f, date),
    state: t.watch.dayState[day.state],
    count: day.entries,
  });
  const drawn = (
    <>
      <span aria-hidden="true">{number}</span>
      <Icon name={dayIcons[day.state]} size={12} />
    </>
  );
  return selectable ? (
    <button
      type="button"
      className={styles['cell']}
      data-state={day.state}
      aria-pressed={selected}
      aria-label={name}
      title={name}
      data-testid={`calendar-${date}`}
      onClick={onToggle}
    >
      {drawn}
    </button>
  ) : (
    <span className={styles['cell']} data-state={day.state} title={name} data-testid={`calendar-${date}`}>
      {drawn}
      <span className={hidden['srOnly']}>{name}</span>
    </span>
  );
}
