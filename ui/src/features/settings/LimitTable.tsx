import { useId, type ReactNode } from 'react';

import type { Role } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { LOOKS, type LimitId } from './limits';
import classes from './settings.module.css';

interface LimitTableProps {
  roles: readonly Role[];
  field: (limit: LimitId) => ReactNode;
}

/** The budgets: a row for each role. */
export function LimitTable({ roles, field }: LimitTableProps) {
  const { t } = useI18n();
  const id = useId();
  const several = useSeveral();
  const { settings } = t;
  return (
    <div>
      <div id={`${id}-label`} className={classes['name']}>
        {settings.budgets}
      </div>
      <p id={`${id}-text`} className={classes['text']}>
        {several ? settings.budgetsText : settings.budgetsAlone}
      </p>
      <table
        className={classes['budgets']}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-text`}
        data-testid="settings-budgets"
      >
        <thead>
          <tr>
            <th scope="col">{settings.budgetRole}</th>
            {LOOKS.map((look) => (
              <th key={look} scope="col">
                {settings.budgetColumns[look]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {roles.map((role) => (
            <tr key={role}>
              <th scope="row">{t.words.role[role]}</th>
              {LOOKS.map((look) => (
                <td key={look}>{field(`${role}-${look}`)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
