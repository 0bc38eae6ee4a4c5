import { useEffect, useRef, useState } from 'react';

import { useCommandQuery } from '../../../api/queries';
import { usePrefs, useSession, useStatus } from '../../../api/status';
import type { CustomerCard, CustomerRow } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { onKeys, useKeys } from '../../../shared/keys';
import { keyOf, ownerOfRow } from '../../../shared/access/receiver';
import { useAreas } from '../../../shared/access/useAreas';
import { useSeveral } from '../../../shared/access/useSeveral';
import { useWhyNot } from '../../../shared/presentation/useWhyNot';
import { useNow } from '../../../shared/time/useNow';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Notice } from '../../../shared/ui/Notice';
import { Tabs } from '../../../shared/ui/Tabs';
import { Watermark } from '../../../shared/ui/Watermark';
import type { View } from '../place';
import { titleOf } from '../show';
import type { Moves } from '../useMoves';
import type { StateChange } from '../useStateChange';
import hidden from '../../../shared/ui/hidden.module.css';
import classes from './card.module.css';
import { CardFields } from './CardFields';
import { CardHeader } from './CardHeader';
import { ClaimPanel } from './ClaimPanel';
import { KeepDialog } from './KeepDialog';
import { People } from './People';
import { RecordLevelDialog } from './RecordLevelDialog';
import { Timeline } from './Timeline';
import { useReveals } from '../../../shared/values/useReveals';
import { Viewers } from './Viewers';

/** What the list asked the card to do when it opened it. */
export interface CardWish {
  readonly id: string;
  /** By keyboard: the focus goes into the card. */
  readonly focus: boolean;
  readonly do?: 'reveal' | 'note' | undefined;
}

interface CardProps {
  readonly recordId: string;
  readonly view: View;
  readonly wide: boolean;
  readonly wish: CardWish | undefined;
  readonly onClose: () => void;
  readonly onWide: (wide: boolean) => void;
  readonly onEdit: () => void;
  readonly onOpen: (recordId: string) => void;
  readonly onChange: (row: CustomerRow, change: StateChange) => void;
  readonly moves: Moves;
}

type CardTab = 'timeline' | 'people' | 'viewers';

/** One customer beside the list, or as a page. */
export function Card(props: CardProps) {
  const { t } = useI18n();
  const query = useCommandQuery('customer_show', { record_id: props.recordId });
  const box = useRef<HTMLElement>(null);
  const card = query.data;

  // Revealing and writing put the focus where they need it.
  const focus = props.wish?.focus === true && props.wish.do === undefined;
  const loaded = card !== undefined;
  useEffect(() => {
    if (focus && loaded) box.current?.focus({ preventScroll: true });
  }, [focus, loaded, props.recordId]);

  return (
    <aside
      ref={box}
      tabIndex={-1}
      aria-label={
        card === undefined ? t.customers.card.loading : t.customers.card.label({ name: titleOf(card.row) })
      }
      aria-busy={card === undefined && query.error === null}
      className={classes['card']}
      data-wide={props.wide || undefined}
      data-testid="card"
      {...onKeys({ escape: props.onClose })}
    >
      {query.error === null ? (
        card === undefined ? null : (
          <OpenCard {...props} card={card} />
        )
      ) : (
        <div className={classes['missing']}>
          {query.error.code === 'not_found' ? (
            <Notice tone="info">
              <p>{t.customers.card.gone}</p>
              <p>{t.customers.card.goneText}</p>
            </Notice>
          ) : (
            <ErrorNotice
              error={query.error}
              actions={<Button onClick={() => void query.refetch()}>{t.common.retry}</Button>}
            />
          )}
          <Button onClick={props.onClose}>{t.customers.card.close}</Button>
        </div>
      )}
    </aside>
  );
}

function OpenCard({ card, wish, ...props }: CardProps & { card: CustomerCard }) {
  const { t, f } = useI18n();
  const { prefs } = usePrefs();
  const session = useSession();
  const { vault } = useStatus();
  const several = useSeveral();
  const now = useNow();
  const [tab, setTab] = useState<CardTab>('timeline');
  const [keeping, setKeeping] = useState(false);
  const [writing, setWriting] = useState(wish?.do === 'note');
  const [said, setSaid] = useState('');
  const [levelling, setLevelling] = useState(false);
  const { row } = card;
  const { moves } = props;
  const ledger = useAreas().has('ledger');
  const reveals = useReveals(row.record_id, (field) =>
    setSaid(t.values.reveal.gone({ field: t.words.field[field] })),
  );
  const presentation = useWhyNot();
  const readOnly = session.read_only !== null || !card.can_edit || row.state === 'recycled';

  // What is only not possible now stands there, and says so.
  const whyNot = session.read_only === null && row.state === 'active' ? presentation.whyNot : undefined;

  // A note is as sensitive as a contact: without the key of contacts there is nothing to write it under.
  const noNotes = !card.levels.includes('L2');

  const write = () => {
    setTab('timeline');
    setWriting(true);
  };
  useKeys(
    { e: () => (whyNot !== undefined ? presentation.say() : readOnly || noNotes ? false : write()) },
    { singleKeys: prefs.single_key_shortcuts },
  );
  const [seen, setSeen] = useState(wish);
  if (seen !== wish) {
    setSeen(wish);
    if (wish?.do === 'note' && !noNotes) write();
  }

  const clear = reveals.values.size > 0;
  const mark = [session.person_name, session.watermark_tail, f.short(now, now)].filter(Boolean).join(' ');
  return (
    <>
      <CardHeader
        row={row}
        view={props.view}
        wide={props.wide}
        owners={several || vault?.mode !== 'solo'}
        now={now}
        readOnly={readOnly}
        whyNot={whyNot}
        onNote={noNotes ? undefined : whyNot === undefined ? write : presentation.say}
        onEdit={whyNot === undefined ? props.onEdit : presentation.say}
        onWide={props.onWide}
        onLevel={() => (whyNot === undefined ? setLevelling(true) : presentation.say())}
        onClose={props.onClose}
        onChange={moves.mayChange(row) ? (change) => props.onChange(row, change) : undefined}
        onKeep={moves.mayKeep(row) ? () => setKeeping(true) : undefined}
        onTransfer={moves.mayTransfer(row) ? () => void moves.ask(() => Promise.resolve([row])) : undefined}
      />
      {keeping && <KeepDialog card={card} onClose={() => setKeeping(false)} />}
      {moves.mayClaim(row) && <ClaimPanel row={row} />}
      <div className={classes['scroll']}>
        <div className={classes['fields']}>
          {row.holding === 'kept' ? (
            <Notice tone="info" testId="card-kept">
              {t.customers.keep.kept({ names: row.owner_name })}
            </Notice>
          ) : null}
          {row.holding === 'team' && noNotes ? (
            <Notice tone="info" testId="card-team">
              {t.customers.card.teamOnly}
            </Notice>
          ) : null}
          {reveals.softLimit === undefined ? null : (
            <Notice tone="warning" role="status">
              {t.values.reveal.soft({ count: reveals.softLimit })}
            </Notice>
          )}
          <CardFields
            card={card}
            reveals={reveals}
            session={`${session.person_id}:${session.since_ms}`}
            revealWish={wish?.do === 'reveal' ? wish : undefined}
            onSay={setSaid}
            onOpen={props.onOpen}
          />
        </div>
        <div className={classes['record']}>
          <div className={classes['tabs']}>
            <Tabs
              id="card"
              label={t.customers.tabs.label}
              value={tab}
              onChange={(next) => {
                reveals.hideAll();
                setTab(next);
              }}
              tabs={[
                { value: 'timeline', label: t.customers.tabs.timeline },
                row.kind === 'company'
                  ? { value: 'people', label: t.customers.tabs.people, count: card.people.length }
                  : { value: 'people', label: t.customers.tabs.company },
                // Who looked is in the ledger, which not everybody reads.
                ...(ledger ? [{ value: 'viewers' as const, label: t.customers.tabs.viewers }] : []),
              ]}
            />
          </div>
          <div
            id="card-panel"
            role="tabpanel"
            aria-labelledby={`card-tab-${tab}`}
            className={classes['panel']}
          >
            {tab === 'timeline' ? (
              <Timeline
                recordId={row.record_id}
                readOnly={readOnly || noNotes}
                writing={writing}
                onWrite={write}
                onWritten={() => setWriting(false)}
              />
            ) : tab === 'people' ? (
              <People card={card} onOpen={props.onOpen} />
            ) : (
              // Asked anew when somebody else has the customer.
              <Viewers key={keyOf(ownerOfRow(row))} recordId={row.record_id} />
            )}
          </div>
        </div>
      </div>
      <div aria-live="polite" className={hidden['srOnly']}>
        {said}
      </div>
      {levelling && <RecordLevelDialog card={card} onClose={() => setLevelling(false)} />}
      {clear ? <Watermark text={mark} /> : null}
    </>
  );
}
