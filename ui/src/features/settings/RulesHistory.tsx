import { useId, useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { settingName, settingValue } from '../../shared/rules/settingWords';
import { useNow } from '../../shared/time/useNow';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import classes from './settings.module.css';
import { useShown } from './shown';

/** Rows before somebody asks for all. */
const FIRST = 8;

/** Who changed which rule, and who agreed. Everybody who lives under the rules may know. */
export function RulesHistory() {
  const { t, f } = useI18n();
  const id = useId();
  const now = useNow();
  const shown = useShown('history');
  const { data, error } = useCommandQuery('settings_history', {}, { enabled: shown });
  const [all, setAll] = useState(false);
  const { settings } = t;
  if (!shown) return null;
  const changes = data?.changes ?? [];

  return (
    <section className={classes['history']} aria-labelledby={`${id}-label`} data-testid="settings-history">
      <h3 id={`${id}-label`} className={classes['name']}>
        {settings.history}
      </h3>
      <p className={classes['text']}>{settings.historyText}</p>
      <ErrorNotice error={error} />
      {data && changes.length === 0 && (
        <p className={classes['none']} data-testid="settings-history-empty">
          {settings.historyEmpty}
        </p>
      )}
      {changes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{settings.historyTime}</th>
              <th scope="col">{settings.historyWhat}</th>
              <th scope="col">{settings.historyWho}</th>
              <th scope="col">{settings.historyAgreed}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, all ? undefined : FIRST).map((change, index) => (
              <tr key={index} data-testid="settings-history-row">
                <td>{f.short(change.at_ms, now)}</td>
                <td>
                  {settings.changeLine({
                    name: settingName(t, change.setting),
                    old: settingValue(t, change.setting, change.old),
                    new: settingValue(t, change.setting, change.new),
                  })}
                </td>
                <td>{change.person_name || f.none}</td>
                <td>{change.approver_name || f.none}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!all && changes.length > FIRST && (
        <div className={classes['below']}>
          <Button size="small" data-testid="settings-history-all" onClick={() => setAll(true)}>
            {settings.historyAll({ count: changes.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
