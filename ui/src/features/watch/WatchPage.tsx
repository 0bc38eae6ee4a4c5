import { Link } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/status';
import type { WatchList } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { waitingOf } from '../../shared/duties/waiting';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { Notice } from '../../shared/ui/Notice';
import { Tabs } from '../../shared/ui/Tabs';
import { AlertsTab } from './AlertsTab';
import { DaysTab } from './DaysTab';
import { useWatchPlace } from './place';
import classes from './watch.module.css';

/** 告警与复核: what the rules found, and the days somebody has to look at. */
export function WatchPage() {
  const { t } = useI18n();
  const { place, go } = useWatchPlace();
  const { data, error, refetch } = useCommandQuery('watch_list', {});
  const words = t.watch;
  const waiting = data && waitingOf(data);
  const tab = place.tab ?? 'alerts';
  return (
    <div className={classes['page']} data-testid="watch-page">
      <div className={classes['head']}>
        <Tabs
          label={words.tabs}
          id="watch"
          tabs={[
            { value: 'alerts', label: words.alertsTab, count: waiting?.alerts },
            { value: 'days', label: words.daysTab, count: waiting?.days },
          ]}
          value={tab}
          onChange={(next) => go({ tab: next })}
        />
        <Link to="/ledger/month" className={classes['month']} data-testid="watch-month">
          <Icon name="calendar" />
          {words.month}
        </Link>
      </div>
      <div role="tabpanel" id="watch-panel" aria-labelledby={`watch-tab-${tab}`} className={classes['panel']}>
        {error && (
          <div className={classes['inset']}>
            <ErrorNotice
              error={error}
              actions={<Button onClick={() => void refetch()}>{t.common.retry}</Button>}
            />
          </div>
        )}
        {!data && !error && (
          <p className={classes['loading']} role="status">
            {words.loading}
          </p>
        )}
        {data && <Loaded list={data} tab={tab} />}
      </div>
    </div>
  );
}

function Loaded({ list, tab }: { list: WatchList; tab: 'alerts' | 'days' }) {
  const { t } = useI18n();
  const { read_only: readOnly } = useSession();
  const { place, go } = useWatchPlace();
  const writes = readOnly === null;
  const shared = {
    list,
    writes,
    onlyOpen: place.open ?? false,
    onOnlyOpen: (on: boolean) => go({ ...place, open: on ? true : undefined }),
  };
  return (
    <>
      {(list.alone || !writes) && (
        <div className={classes['inset']}>
          {list.alone && (
            <Notice tone="info" testId="watch-alone">
              {t.watch.alone}
            </Notice>
          )}
          {!writes && (
            <Notice tone="warning" testId="watch-read-only">
              {t.watch.readOnly}
            </Notice>
          )}
        </div>
      )}
      {tab === 'alerts' ? <AlertsTab {...shared} /> : <DaysTab {...shared} />}
    </>
  );
}
