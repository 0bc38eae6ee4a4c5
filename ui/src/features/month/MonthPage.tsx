import { Link } from '@tanstack/react-router';

import { useCommand, useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/status';
import type { LedgerMonth } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { SaveReport } from '../../shared/access/SaveReport';
import { useAreas } from '../../shared/access/useAreas';
import { useNow } from '../../shared/time/useNow';
import { Button, IconButton } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { AlertCounts } from './AlertCounts';
import { Events } from './Events';
import { Health } from './Health';
import classes from './month.module.css';
import { People } from './People';
import { inLedger, partsOf, shifted, useMonth } from './place';
import { Purposes } from './Purposes';

/** 负责人月报: what an owner wants to know about a month, on one page. */
export function MonthPage() {
  const { t, f } = useI18n();
  const now = useNow();
  const thisMonth = f.isoDay(now).slice(0, 7);
  const { month, go } = useMonth(thisMonth);
  const { read_only: readOnly } = useSession();
  const mayExport = useAreas().has('ledgerExport');
  const { data, error, refetch } = useCommandQuery('ledger_month', { month });
  const save = useCommand('ledger_save_month');
  const words = t.month;
  return (
    <section className={classes['page']} aria-label={words.title} tabIndex={0} data-testid="month-page">
      <header className={classes['head']}>
        <div className={classes['switch']}>
          <IconButton
            icon="chevronLeft"
            label={words.before}
            data-testid="month-before"
            onClick={() => go(shifted(month, -1))}
          />
          <h2 aria-live="polite" data-testid="month-name">
            {words.of(partsOf(month))}
          </h2>
          <IconButton
            icon="chevronRight"
            label={words.after}
            disabled={month >= thisMonth}
            data-testid="month-after"
            onClick={() => go(shifted(month, 1))}
          />
        </div>
        {month !== thisMonth && (
          <Button look="link" data-testid="month-current" onClick={() => go(thisMonth)}>
            {words.current}
          </Button>
        )}
        <span className={classes['grow']} />
        {data && data.entries > 0 && (
          <Link to="/ledger" search={inLedger(month)} data-testid="month-ledger">
            {words.toLedger}
          </Link>
        )}
        {mayExport && readOnly === null && data && data.entries > 0 && (
          <SaveReport
            label={words.save}
            done={words.saved}
            look="primary"
            save={(path) => save.run({ month, path })}
            testId="month-save"
          />
        )}
      </header>
      {error && (
        <ErrorNotice
          error={error}
          actions={<Button onClick={() => void refetch()}>{t.common.retry}</Button>}
        />
      )}
      {data && data.entries === 0 && (
        <EmptyState
          testId="month-none"
          title={words.none}
          text={words.noneText}
          actions={
            <Button onClick={() => go(month === thisMonth ? shifted(month, -1) : thisMonth)}>
              {month === thisMonth ? words.before : words.current}
            </Button>
          }
        />
      )}
      {data && data.entries > 0 && <Loaded data={data} running={month === thisMonth} now={now} />}
    </section>
  );
}

function Loaded({ data, running, now }: { data: LedgerMonth; running: boolean; now: number }) {
  const { t } = useI18n();
  const words = t.month;
  const sum = (pick: (one: LedgerMonth['people'][number]) => number) =>
    data.people.reduce((total, one) => total + pick(one), 0);
  const raised = data.alerts.reduce((total, one) => total + one.raised, 0);
  const open = data.alerts.reduce((total, one) => total + one.open, 0);
  return (
    <>
      <p className={classes['short']} data-testid="month-short">
        {words.inShort({
          people: data.people.filter(({ person_name: name }) => name !== null).length,
          looks: sum(({ reveals, copies }) => reveals + copies),
          exports: data.exports.filter(({ refused }) => refused === null).length,
          alerts: raised,
          open,
        })}
      </p>
      <p className={classes['muted']}>
        {data.first_seq !== null &&
          data.last_seq !== null &&
          words.whole({ entries: data.entries, first: data.first_seq, last: data.last_seq })}
        {running && <span className={classes['running']}>{words.running}</span>}
      </p>
      <Health data={data} now={now} />
      <People people={data.people} />
      <div className={classes['pair']}>
        <AlertCounts alerts={data.alerts} />
        <Purposes purposes={data.purposes} />
      </div>
      <div className={classes['pair']}>
        <Events
          title={words.exports}
          none={words.noExports}
          events={data.exports}
          now={now}
          testId="month-exports"
        />
        <Events
          title={words.members}
          none={words.noMembers}
          events={data.members}
          now={now}
          testId="month-members"
        />
      </div>
    </>
  );
}
