import { useEffect, useRef } from 'react';

import { useCommandQuery } from '../../../api/queries';
import type { ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { onKeys } from '../../../shared/keys';
import { IconButton } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Gauge } from '../Gauge';
import { LevelCounts } from '../LevelCounts';
import { StateMark } from '../StateMark';
import { changesByItself, fewerApprove, needsWords } from '../words';
import { Actions } from './Actions';
import classes from './detail.module.css';
import { Facts } from './Facts';
import { Ran } from './Ran';
import { Signatures } from './Signatures';

const AGAIN_MS = 15_000;

interface ExportDetailProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** Everything about one request, and what the person who looks may do with it. */
export function ExportDetail({ id, onClose }: ExportDetailProps) {
  const { t } = useI18n();
  const words = t.exports.detail;
  const box = useRef<HTMLElement>(null);
  const { data, error } = useCommandQuery(
    'export_show',
    { request_id: id },
    { refetchInterval: ({ state }) => (state.data && changesByItself(state.data) ? AGAIN_MS : false) },
  );
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  const title = data && words.titleFor({ rows: data.rows, name: data.recipient_name });
  return (
    <aside
      ref={box}
      tabIndex={-1}
      className={classes['panel']}
      aria-label={words.label({ name: data?.ran?.register_no ?? data?.recipient_name ?? '' })}
      data-testid="export-detail"
      {...onKeys({ escape: onClose })}
    >
      <header className={classes['head']}>
        <div className={classes['headLine']}>
          {data && <StateMark state={data.state} />}
          <span className={classes['muted']}>{data?.ran?.register_no}</span>
          <span className={classes['grow']} />
          <IconButton icon="close" label={words.close} onClick={onClose} data-testid="export-detail-close" />
        </div>
        <h2 className={classes['title']} title={title} data-testid="export-title">
          {title}
        </h2>
      </header>
      <ErrorNotice error={error} />
      {data && (
        <>
          <div className={classes['body']}>
            <Body view={data} />
          </div>
          <Actions view={data} />
        </>
      )}
    </aside>
  );
}

function Body({ view }: { view: ExportView }) {
  const { t } = useI18n();
  const words = t.exports;
  return (
    <>
      {view.ran && <Ran ran={view.ran} />}
      <section className={classes['part']}>
        <h3>{words.detail.needs}</h3>
        <p data-testid="export-needs">{needsWords(t, view.needs).join(' · ')}</p>
        {fewerApprove(view.needs) && <p className={classes['hint']}>{words.needs.fewer}</p>}
      </section>
      <Signatures view={view} />
      <Facts view={view} />
      <section className={classes['part']}>
        <h3>{words.levels({ rows: view.rows })}</h3>
        <LevelCounts levels={view.levels} />
      </section>
      <section className={classes['part']}>
        <Gauge milli={view.gauge_milli} />
      </section>
    </>
  );
}
