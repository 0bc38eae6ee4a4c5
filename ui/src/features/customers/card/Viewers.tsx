import { Link } from '@tanstack/react-router';

import { useCommandQuery } from '../../../api/queries';
import type { ViewerRow } from '../../../generated/contract';
import { useI18n, type Texts } from '../../../i18n';
import { useSeveral } from '../../../shared/access/useSeveral';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import classes from './Viewers.module.css';
import { WhoCan } from './WhoCan';
import parts from '../../../shared/ui/parts.module.css';

/** Who can read this customer, and who did. */
export function Viewers({ recordId }: { recordId: string }) {
  const { t } = useI18n();
  const several = useSeveral();
  return (
    <>
      {several && <WhoCan recordId={recordId} />}
      <section aria-label={t.customers.tabs.viewers}>
        <WhoLooked recordId={recordId} />
        <p className={parts['quiet']}>
          <Link to="/ledger" search={{ record: recordId }} data-testid="viewers-ledger">
            {t.customers.viewers.inLedger}
          </Link>
        </p>
      </section>
    </>
  );
}

/** Who looked at what, newest first, as the ledger has it. */
function WhoLooked({ recordId }: { recordId: string }) {
  const { t, f } = useI18n();
  const words = t.customers.viewers;
  const query = useCommandQuery('viewer_list', { record_id: recordId });
  if (query.error !== null) return <ErrorNotice error={query.error} />;
  if (query.data === undefined) return null;
  const { rows } = query.data;
  if (rows.length === 0) {
    return (
      <p className={parts['quiet']}>
        {words.empty}
        <br />
        {words.emptyText}
      </p>
    );
  }
  return (
    <table className={classes['viewers']} data-testid="viewers">
      <thead>
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.purpose}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <td title={f.dateTime(row.at_ms)}>{f.short(row.at_ms)}</td>
            <td>{row.person_name}</td>
            <td>{what(t, row)}</td>
            <td>{row.purpose_text ?? (row.purpose === null ? f.none : t.words.purpose[row.purpose])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function what(t: Texts, row: ViewerRow): string {
  const words = t.customers.viewers;
  const field = row.field === null ? '' : t.words.field[row.field];
  switch (row.action) {
    case 'field.reveal':
      return words.revealed({ field });
    case 'field.copy':
      return words.copied({ field });
    case 'field.compare':
      return words.compared({ field });
    case 'customer.open':
    case 'pool.open':
      return words.opened;
    default:
      return row.action;
  }
}
