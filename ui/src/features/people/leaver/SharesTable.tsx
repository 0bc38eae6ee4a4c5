import type { HandoverShare, PersonView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { number } from '../../../i18n/formats/number';
import people from '../people.module.css';
import classes from './leaver.module.css';

interface SharesTableProps {
  shares: readonly HandoverShare[];
  people: readonly PersonView[];
  /** Before anything moved: how many each has now, and how many it will be. */
  before: boolean;
}

/** Who gets how many. */
export function SharesTable({ shares, people: all, before }: SharesTableProps) {
  const { t } = useI18n();
  const words = t.people.leaver;
  return (
    <table className={classes['table']} data-testid="handover-shares">
      <caption className={people['srOnly']}>{words.sharesLabel}</caption>
      <thead>
        <tr>
          <th scope="col">{words.receiver}</th>
          {before && (
            <th scope="col" className={classes['end']}>
              {words.hasNow}
            </th>
          )}
          <th scope="col" className={classes['end']}>
            {before ? words.willReceive : words.received}
          </th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ to, customers }) => {
          const person = all.find(({ person_id: id }) => id === to);
          const name = to === null ? t.people.receivers.pool : (person?.name ?? words.somebody);
          return (
            <tr key={to ?? ''} data-testid="handover-share">
              <th scope="row" title={name}>
                {name}
              </th>
              {before && (
                <td className={classes['end']}>{person === undefined ? '' : number(person.customers)}</td>
              )}
              <td className={classes['end']}>{number(customers)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
