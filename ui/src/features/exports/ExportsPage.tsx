import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import type { ExportShelf } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { useMayExport } from '../../shared/access/useMayExport';
import { useSeveral } from '../../shared/access/useSeveral';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import { Tabs } from '../../shared/ui/Tabs';
import { useNarrow } from '../../shared/ui/useNarrow';
import { ExportDetail } from './detail/ExportDetail';
import { CarriedDialog } from './dialogs/CarriedDialog';
import { ExportTable } from './ExportTable';
import classes from './exports.module.css';
import { SHELVES, useExportsPlace } from './place';
import { changesByItself } from './words';

const AGAIN_MS = 15_000;
const MOST = 500;
/** What the columns of the table take. */
const WIDE_PX = 1000;
const NARROW_PX = 720;

/** 导出: the register of what left, the own requests, and those that wait for a signature. */
export function ExportsPage() {
  const { t } = useI18n();
  const words = t.exports;
  const { place, go } = useExportsPlace();
  const { ask } = useMayExport();
  const areas = useAreas();
  const several = useSeveral();
  const navigate = useNavigate();
  const frame = useRef<HTMLElement>(null);
  const narrow = useNarrow(frame, WIDE_PX);
  const tight = useNarrow(frame, NARROW_PX);
  const [carried, setCarried] = useState(false);
  const tab = place.tab ?? 'register';
  const asks = areas.has('exportAsk');
  const shelves = SHELVES.filter((shelf) => (shelf === 'mine' ? asks : shelf === 'register' || several));
  const { data, error, refetch } = useCommandQuery(
    'export_list',
    { what: tab },
    {
      // A request becomes ready by itself when its time has come.
      refetchInterval: ({ state }) => (state.data?.exports.some(changesByItself) ? AGAIN_MS : false),
    },
  );
  const list = data?.exports ?? [];

  return (
    <div className={classes['split']} data-testid="exports-page">
      <section ref={frame} className={classes['list']} aria-label={words.list}>
        <div className={classes['head']}>
          <Tabs
            label={words.tabs}
            id="exports"
            tabs={shelves.map((value) => ({
              value,
              label: words.tab[value],
              count: countOf(value, tab, data),
            }))}
            value={tab}
            onChange={(next) => go({ tab: next })}
          />
          <div className={classes['links']}>
            {areas.has('trace') && (
              <Link
                to="/trace"
                title={words.trace}
                aria-label={words.trace}
                className={classes['link']}
                data-testid="exports-trace"
              >
                <Icon name="search" />
                {!tight && words.trace}
              </Link>
            )}
            {areas.has('imports') && (
              <Link
                to="/strays"
                title={words.strays}
                aria-label={words.strays}
                className={classes['link']}
                data-testid="exports-strays"
              >
                <Icon name="folder" />
                {!tight && words.strays}
              </Link>
            )}
          </div>
        </div>
        <div
          role="tabpanel"
          id="exports-panel"
          aria-labelledby={`exports-tab-${tab}`}
          className={classes['panel']}
        >
          <div className={classes['bar']}>
            <span className={classes['count']} role="status" data-testid="exports-count">
              {data && words.count({ count: list.length })}
              {list.length >= MOST && ` · ${words.most}`}
            </span>
            {data && data.overdue > 0 && (
              <span className={classes['late']} data-testid="exports-overdue">
                <Icon name="warning" size={14} />
                {words.overdueCount({ count: data.overdue })}
              </span>
            )}
            <span className={classes['grow']} />
            {several && (
              <Button
                size="small"
                icon="file"
                onClick={() => setCarried(true)}
                data-testid="exports-open-carried"
              >
                {words.openCarried}
              </Button>
            )}
            {ask && (
              <Button
                size="small"
                look="primary"
                icon="upload"
                onClick={() => void navigate({ to: '/exports/new' })}
                data-testid="exports-new"
              >
                {words.ask}
              </Button>
            )}
          </div>
          {error && (
            <div className={classes['notice']}>
              <ErrorNotice
                error={error}
                actions={<Button onClick={() => void refetch()}>{t.common.retry}</Button>}
              />
            </div>
          )}
          {data && list.length === 0 && (
            <EmptyState testId="exports-empty" title={words.empty[tab]} text={words.emptyText[tab]} />
          )}
          {list.length > 0 && (
            <ExportTable
              list={list}
              room={tight ? 'tight' : narrow ? 'narrow' : 'wide'}
              open={place.open}
              onOpen={(id) => go({ ...place, open: id }, place.open !== undefined)}
            />
          )}
        </div>
      </section>
      {place.open !== undefined && (
        <ExportDetail key={place.open} id={place.open} onClose={() => go({ ...place, open: undefined })} />
      )}
      {carried && <CarriedDialog onClose={() => setCarried(false)} />}
    </div>
  );
}

/** Known for what is shown, and for what waits. */
function countOf(
  shelf: ExportShelf,
  tab: ExportShelf,
  data: { exports: readonly unknown[]; for_me: number } | undefined,
): number | undefined {
  if (data === undefined) return undefined;
  if (shelf === 'for_me') return data.for_me;
  return shelf === tab ? data.exports.length : undefined;
}
