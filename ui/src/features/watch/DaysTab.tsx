import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { usePrefs, useSession } from '../../api/status';
import type { WatchDay } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useNow } from '../../shared/time/useNow';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import hidden from '../../shared/ui/hidden.module.css';
import type { TabProps } from './AlertsTab';
import { Bar } from './Bar';
import { Calendar } from './Calendar';
import { DayDialog } from './DayDialog';
import { DayRow } from './DayRow';
import { AT_ONCE, canSign, ledgerDay } from './said';
import { SelectAll } from './SelectAll';
import { useRows } from './useRows';
import classes from './watch.module.css';

/** Every day somebody worked, and whether somebody else has looked at it. */
export function DaysTab({ list, writes, onlyOpen, onOnlyOpen }: TabProps) {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const now = useNow();
  const { prefs } = usePrefs();
  const { person_name: me } = useSession();
  const [asked, setAsked] = useState<readonly WatchDay[]>([]);
  const words = t.watch.days;
  const { days, alone } = list;

  const open = days.filter(({ state }) => state !== 'reviewed');
  const shown = onlyOpen ? open : days;
  const byDay = new Map(days.map((day) => [day.day, day]));
  const mine = (day: WatchDay) => writes && canSign(day, me, alone);
  const selectable = days.filter(mine).map(({ day }) => day);
  const picked = (keys: readonly string[]) => keys.slice(0, AT_ONCE).flatMap((key) => byDay.get(key) ?? []);
  const rows = useRows({
    ids: shown.map(({ day }) => day),
    selectable: new Set(selectable),
    letters: prefs.single_key_shortcuts,
    onOpen: (key, selected) => {
      const day = byDay.get(key);
      if (!day) return;
      if (selected.includes(key)) setAsked(picked(selected));
      else if (mine(day)) setAsked([day]);
      else void navigate({ to: '/ledger', search: ledgerDay(key) });
    },
  });

  if (days.length === 0) {
    return (
      <EmptyState
        testId="days-none"
        title={words.none}
        text={words.noneText}
        actions={
          <Link to="/ledger" search={ledgerDay(f.isoDay(now))}>
            {words.toLedger}
          </Link>
        }
      />
    );
  }
  return (
    <>
      <Bar
        count={words.count({ open: open.length, all: days.length })}
        onlyOpen={onlyOpen}
        onOnlyOpen={onOnlyOpen}
        selected={rows.selected.length}
        onClear={() => {
          rows.select([]);
          rows.refocus();
        }}
        review={words.reviewSelected({ count: Math.min(AT_ONCE, rows.selected.length) })}
        onReview={() => setAsked(picked(rows.selected))}
        more={
          selectable.length > 0 && (
            <Button size="small" data-testid="days-select-open" onClick={() => rows.select(selectable)}>
              {words.selectOpen({ count: selectable.length })}
            </Button>
          )
        }
        testId="days"
      />
      <div className={classes['scroll']}>
        <Calendar
          days={byDay}
          today={f.isoDay(now)}
          selectable={selectable}
          selected={rows.selected}
          onToggle={rows.toggle}
        />
        {shown.length === 0 ? (
          <EmptyState
            testId="days-none-open"
            title={words.noneOpen}
            text={words.noneOpenText}
            actions={<Button onClick={() => onOnlyOpen(false)}>{words.showAll}</Button>}
          />
        ) : (
          <table className={`${classes['table']} ${classes['days']}`} data-testid="days-table">
            <caption className={hidden['srOnly']}>{words.table}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <SelectAll
                    label={t.watch.selectAll}
                    of={selectable.length}
                    selected={rows.selected.length}
                    onChange={(on) => rows.select(on ? selectable : [])}
                    testId="days-select-all"
                  />
                </th>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.entries}</th>
                <th scope="col">{words.refused}</th>
                <th scope="col">{words.people}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.who}</th>
                <th scope="col">
                  <span className={hidden['srOnly']}>{t.watch.alerts.action}</span>
                </th>
              </tr>
            </thead>
            <tbody {...rows.body}>
              {shown.map((day) => (
                <DayRow
                  key={day.day}
                  day={day}
                  selected={rows.selected.includes(day.day)}
                  selectable={selectable.includes(day.day)}
                  onlyOwn={day.state !== 'reviewed' && !canSign(day, me, alone)}
                  row={rows.row(day.day)}
                  onSelect={() => rows.toggle(day.day)}
                  onReview={() => setAsked([day])}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      {asked.length > 0 && (
        <DayDialog
          days={asked}
          alone={alone}
          onClose={() => {
            setAsked([]);
            rows.refocus();
          }}
        />
      )}
    </>
  );
}
