import type { HandoverShare, People, Receiver } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { number } from '../../../i18n/formats/number';
import { keyOf, nameOfOwner } from '../../../shared/access/receiver';
import hidden from '../../../shared/ui/hidden.module.css';
import classes from './leaver.module.css';

interface SharesTableProps {
  shares: readonly HandoverShare[];
  all: People;
  /** Before anything moved: how many each has now, and how many it will be. */
  before: boolean;
}

/** Who gets how many. */
export function SharesTable({ shares, all, before }: SharesTableProps) {
  const { t } = useI18n();
  const words = t.people.leaver;
  return (
    <table className={classes['table']} data-testid="handover-shares">
      <caption className={hidden['srOnly']}>{words.sharesLabel}</caption>
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
          const known = findIn(all, to);
          const name = nameOfOwner(t, to.kind, known?.name ?? (to.kind === 'person' ? words.somebody : ''));
          return (
            <tr key={keyOf(to)} data-testid="handover-share">
              <th scope="row" title={name}>
                {name}
              </th>
              {before && (
                <td className={classes['end']}>{known === undefined ? '' : number(known.customers)}</td>
              )}
              <td className={classes['end']}>{number(customers)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Name and number of customers of whoever receives; nothing for the pool. */
function findIn({ people, teams }: People, to: Receiver) {
  if (to.kind === 'person') return people.find(({ person_id: id }) => id === to.id);
  return to.kind === 'team' ? teams.find(({ team_id: id }) => id === to.id) : undefined;
}
