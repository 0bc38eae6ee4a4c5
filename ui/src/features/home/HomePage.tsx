import { useNavigate } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/status';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { useNow } from '../../shared/ui/useNow';
import { Checklist } from './Checklist';
import { Drafts } from './Drafts';
import { ExportsToday } from './ExportsToday';
import { FollowUps } from './FollowUps';
import classes from './home.module.css';
import { LatestImports } from './LatestImports';
import { Overview } from './Overview';
import { RoleToday } from './RoleToday';
import { WatchToday } from './WatchToday';

/** 今天: work with customers, or what a role without customers is there for. */
export function HomePage() {
  return useAreas().has('customers') ? <CustomersToday /> : <RoleToday />;
}

/** What is due on the left, the state of the vault on the right. */
function CustomersToday() {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const now = useNow();
  const { read_only: readOnly } = useSession();
  const { data: counts, error } = useCommandQuery('customer_counts', {});
  if (error) return <ErrorNotice error={error} />;
  if (!counts) return <section className={classes['home']} data-testid="screen-home" aria-busy="true" />;

  const empty = counts.active + counts.archived + counts.recycled === 0;
  if (empty) {
    return (
      <section className={classes['empty']} data-testid="screen-home" aria-label={t.shell.today}>
        <EmptyState
          title={t.home.empty}
          {...(readOnly === null && { text: t.home.emptyText })}
          actions={
            readOnly === null && (
              <>
                <Button
                  look="primary"
                  size="large"
                  icon="sheet"
                  data-testid="home-import"
                  onClick={() => void navigate({ to: '/imports' })}
                >
                  {t.home.import}
                </Button>
                <Button
                  size="large"
                  icon="person"
                  data-testid="home-add"
                  onClick={() => void navigate({ to: '/customers', search: { form: 'new' } })}
                >
                  {t.home.add}
                </Button>
              </>
            )
          }
        >
          <div className={classes['emptyList']}>
            <Drafts />
            <Checklist />
          </div>
        </EmptyState>
      </section>
    );
  }

  return (
    <section className={classes['home']} data-testid="screen-home" aria-label={t.shell.today}>
      <div className={classes['main']}>
        <h2 className={classes['day']}>{f.proseDay(now)}</h2>
        <FollowUps now={now} />
      </div>
      <aside className={classes['aside']} aria-label={t.home.overview}>
        <Drafts />
        <Overview counts={counts} />
        <ExportsToday />
        <WatchToday />
        <Checklist />
        <LatestImports />
      </aside>
    </section>
  );
}
