import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import { usePrefs } from '../../api/status';
import type { Alert, WatchList } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useNow } from '../../shared/time/useNow';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import hidden from '../../shared/ui/hidden.module.css';
import { AlertDialog } from './AlertDialog';
import { AlertRow } from './AlertRow';
import { Bar } from './Bar';
import { AT_ONCE, alertKey, alertSentence, ledgerOf } from './said';
import { SelectAll } from './SelectAll';
import { useRows } from './useRows';
import classes from './watch.module.css';

export interface TabProps {
  list: WatchList;
  /** The vault can be changed. */
  writes: boolean;
  onlyOpen: boolean;
  onOnlyOpen: (on: boolean) => void;
}

/** What the rules found: newest first, open ones before reviewed ones. */
export function AlertsTab({ list, writes, onlyOpen, onOnlyOpen }: TabProps) {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const now = useNow();
  const { prefs } = usePrefs();
  const { data: rules } = useCommandQuery('settings_get', {});
  const [asked, setAsked] = useState<readonly Alert[]>([]);
  const words = t.watch;
  const hours = rules?.alerts;
  const say = (alert: Alert) => alertSentence(t, f, alert, hours);

  const shown = list.alerts.filter(({ reviewed }) => !onlyOpen || reviewed === null);
  const mine = (alert: Alert) => writes && alert.not_by_you === null;
  const byKey = new Map(shown.map((alert) => [alertKey(alert), alert]));
  const selectable = shown.filter((alert) => mine(alert) && alert.reviewed === null).map(alertKey);
  const picked = (keys: readonly string[]) => keys.slice(0, AT_ONCE).flatMap((key) => byKey.get(key) ?? []);
  const rows = useRows({
    ids: [...byKey.keys()],
    selectable: new Set(selectable),
    letters: prefs.single_key_shortcuts,
    onOpen: (key, selected) => {
      const alert = byKey.get(key);
      if (!alert) return;
      if (selected.includes(key)) setAsked(picked(selected));
      else if (mine(alert)) setAsked([alert]);
      else void navigate({ to: '/ledger', search: ledgerOf(f, alert) }); // prettier-ignore
    },
  });

  if (list.alerts.length === 0) {
    return (
      <EmptyState
        testId="alerts-none"
        title={words.alerts.none}
        text={words.alerts.noneText}
        actions={
          <Button
            data-testid="alerts-rules"
            onClick={() => void navigate({ to: '/settings', hash: 'settings-audit' })}
          >
            {words.alerts.toRules}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <Bar
        count={words.alerts.count({ open: list.open_alerts, all: list.alerts.length })}
        onlyOpen={onlyOpen}
        onOnlyOpen={onOnlyOpen}
        selected={rows.selected.length}
        onClear={() => {
          rows.select([]);
          rows.refocus();
        }}
        review={words.reviewSelected({ count: Math.min(AT_ONCE, rows.selected.length) })}
        onReview={() => setAsked(picked(rows.selected))}
        testId="alerts"
      />
      {shown.length === 0 ? (
        <EmptyState
          testId="alerts-none-open"
          title={words.alerts.noneOpen}
          text={words.alerts.noneOpenText}
          actions={<Button onClick={() => onOnlyOpen(false)}>{words.alerts.showAll}</Button>}
        />
      ) : (
        <div className={classes['scroll']}>
          <table className={`${classes['table']} ${classes['alerts']}`} data-testid="alerts-table">
            <caption className={hidden['srOnly']}>{words.alerts.table}</caption>
            <thead>
              <tr>
                <th scope="col">
                  <SelectAll
                    label={words.selectAll}
                    of={selectable.length}
                    selected={rows.selected.length}
                    onChange={(on) => rows.select(on ? selectable : [])}
                    testId="alerts-select-all"
                  />
                </th>
                <th scope="col">{words.alerts.what}</th>
                <th scope="col">{words.alerts.when}</th>
                <th scope="col">{words.alerts.state}</th>
                <th scope="col">
                  <span className={hidden['srOnly']}>{words.alerts.action}</span>
                </th>
              </tr>
            </thead>
            <tbody {...rows.body}>
              {shown.map((alert) => {
                const key = alertKey(alert);
                return (
                  <AlertRow
                    key={key}
                    alert={alert}
                    sentence={say(alert)}
                    now={now}
                    writes={writes}
                    selected={rows.selected.includes(key)}
                    selectable={selectable.includes(key)}
                    row={rows.row(key)}
                    onSelect={() => rows.toggle(key)}
                    onReview={() => setAsked([alert])}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {asked.length > 0 && (
        <AlertDialog
          alerts={asked}
          say={say}
          onClose={() => {
            setAsked([]);
            rows.refocus();
          }}
        />
      )}
    </>
  );
}
