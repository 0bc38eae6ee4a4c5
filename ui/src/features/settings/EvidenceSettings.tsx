import { useState } from 'react';

import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/status';
import type { LedgerRetention } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { useSeveral } from '../../shared/access/useSeveral';
import { useNow } from '../../shared/time/useNow';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { HoldDialog } from './HoldDialog';
import { LiftDialog } from './LiftDialog';
import { PruneDialog } from './PruneDialog';
import { Setting } from './Setting';
import classes from './settings.module.css';
import { useShown } from './shown';
import { useNumbers, type NumbersProps } from './useNumbers';

/** How long details of the ledger are kept, what is due, and what keeps everything. */
export function EvidenceSettings(props: NumbersProps) {
  const { t } = useI18n();
  const several = useSeveral();
  const mayRead = useAreas().has('ledger');
  const { field, foot } = useNumbers(props, 'settings-ledger', () => 'settings-ledger-months');
  const { data, error } = useCommandQuery('ledger_summary', { person_id: null }, { enabled: mayRead });
  const shown = { months: useShown('ledgerMonths'), hold: useShown('hold') };
  const words = t.audit;
  if (!shown.months && !shown.hold) return null;
  return (
    <>
      {shown.months && (
        <div className={`${classes['limits']} ${classes['apart']}`}>
          <Setting
            id="ledgerMonths"
            label={words.months}
            text={several ? words.monthsText : words.monthsAlone}
          >
            {() => field('ledger')}
          </Setting>
          {foot}
        </div>
      )}
      <ErrorNotice error={error} />
      {data && (
        <div className={classes['evidence']}>
          <Due retention={data.retention} />
          <Hold retention={data.retention} />
        </div>
      )}
    </>
  );
}

/** What is older than that, and the way to remove it. */
function Due({ retention: { due, pruned_until: gone, hold, months } }: { retention: LedgerRetention }) {
  const { t } = useI18n();
  const { read_only: readOnly } = useSession();
  const mayKeep = useAreas().has('ledgerKeep');
  const [asking, setAsking] = useState(false);
  const words = t.audit;
  const now = words.dueNow;
  const text = [
    due === 0 ? now.none : now.some({ count: due }),
    gone > 0 && now.gone({ seq: gone }),
    due > 0 && hold !== null && now.held,
    due > 0 && hold === null && !mayKeep && now.owners,
  ].filter((part) => part !== false);
  return (
    <>
      <Setting id="ledgerMonths" label={words.dueTitle} text={text.join(' ')}>
        {() =>
          mayKeep &&
          readOnly === null &&
          due > 0 && (
            <Button disabled={hold !== null} data-testid="settings-prune" onClick={() => setAsking(true)}>
              {words.prune}
            </Button>
          )
        }
      </Setting>
      {asking && <PruneDialog due={due} months={months} onClose={() => setAsking(false)} />}
    </>
  );
}

/** 证据保全: while something is looked into, nothing is removed. */
function Hold({ retention: { hold } }: { retention: LedgerRetention }) {
  const { t, f } = useI18n();
  const now = useNow();
  const areas = useAreas();
  const { read_only: readOnly } = useSession();
  const [asking, setAsking] = useState(false);
  const words = t.audit;
  const writes = readOnly === null;
  return (
    <>
      <Setting id="hold" label={words.hold} text={words.holdText}>
        {() =>
          hold === null &&
          writes &&
          areas.has('ledgerReview') && (
            <Button data-testid="settings-hold" onClick={() => setAsking(true)}>
              {words.holdSet}
            </Button>
          )
        }
      </Setting>
      {hold !== null && (
        <Notice
          tone="info"
          testId="settings-held"
          actions={
            writes &&
            areas.has('ledgerKeep') && (
              <Button size="small" data-testid="settings-lift" onClick={() => setAsking(true)}>
                {words.lift}
              </Button>
            )
          }
        >
          <p>
            {words.held({
              name: hold.person_name ?? t.ledger.program,
              when: f.short(hold.since_ms, now),
            })}
          </p>
          <p className={classes['text']}>
            {hold.reason === null ? words.heldSealed : words.heldWhy({ reason: hold.reason })}
          </p>
        </Notice>
      )}
      {asking && hold === null && <HoldDialog onClose={() => setAsking(false)} />}
      {asking && hold !== null && <LiftDialog onClose={() => setAsking(false)} />}
    </>
  );
}
