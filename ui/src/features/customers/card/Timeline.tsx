import { Menu } from '@mantine/core';
import { useState } from 'react';

import { useCommand } from '../../../api/queries';
import type { TimelineItem } from '../../../generated/contract';
import { useI18n, type Texts } from '../../../i18n';
import type { Formats } from '../../../i18n/formats';
import { useSayError } from '../../../shared/errors/useSayError';
import { useNow } from '../../../shared/time/useNow';
import { toast } from '../../../shared/toast';
import { Button, IconButton } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Icon, type IconName } from '../../../shared/ui/Icon';
import { daysBetween } from '../show';
import classes from './Timeline.module.css';
import { NoteComposer } from './NoteComposer';
import { NoteEditor } from './NoteEditor';
import { NoteHits } from './NoteHits';
import { isNote, useTimeline, type NoteItem } from './useTimeline';

interface TimelineProps {
  readonly recordId: string;
  readonly readOnly: boolean;
  readonly writing: boolean;
  readonly onWrite: () => void;
  readonly onWritten: () => void;
}

/** Calls, notes, changes and looks, day by day. */
export function Timeline({ recordId, readOnly, writing, onWrite, onWritten }: TimelineProps) {
  const { t, f } = useI18n();
  const words = t.customers.timeline;
  const now = useNow();
  const query = useTimeline(recordId);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const from = query.data?.pages[0]?.history_from ?? null;
  const days = byDay(items, f);

  return (
    <div className={classes['timeline']} data-testid="timeline">
      {writing && !readOnly ? <NoteComposer recordId={recordId} onDone={onWritten} /> : null}
      <ErrorNotice error={query.error} />
      {query.data !== undefined && items.length === 0 && !writing ? (
        <p className={classes['nothing']}>
          {words.empty}
          <br />
          {words.emptyText}
          {readOnly ? null : (
            <>
              <br />
              <Button size="small" icon="note" onClick={onWrite}>
                {t.customers.note.add}
              </Button>
            </>
          )}
        </p>
      ) : null}
      {days.map(({ day, first, items: ofDay }) => (
        <section key={day} aria-label={dayName(t, f, first, now)}>
          <h3 className={classes['day']}>{dayName(t, f, first, now)}</h3>
          <ol className={classes['events']}>
            {ofDay.map((item, place) => (
              <li key={`${item.at_ms}-${place}`} data-kind={item.what.kind}>
                <Icon name={iconOf(item)} />
                <div className={classes['eventBody']}>
                  {isNote(item) ? (
                    <Note item={item} readOnly={readOnly} />
                  ) : (
                    <span className={isLook(item) ? classes['look'] : undefined}>{sentence(t, item)}</span>
                  )}
                </div>
                <time title={f.dateTime(item.at_ms)}>{f.clock(item.at_ms)}</time>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {from === null || query.hasNextPage ? null : (
        <p className={classes['nothing']} data-testid="timeline-from">
          {words.historyFrom({ day: from })}
        </p>
      )}
      {query.hasNextPage ? (
        <Button
          look="quiet"
          size="small"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {words.more}
        </Button>
      ) : null}
    </div>
  );
}

function Note({ item, readOnly }: { item: NoteItem; readOnly: boolean }) {
  const { t } = useI18n();
  const words = t.customers.timeline;
  const [editing, setEditing] = useState(false);
  const remove = useCommand('note_remove');
  const sayError = useSayError();
  const { what } = item;
  if (editing) return <NoteEditor note={what} onDone={() => setEditing(false)} />;
  return (
    <div className={classes['note']} data-testid="note">
      <div className={classes['noteLine']}>
        <p>
          {what.outcome === null ? null : <b>{t.words.outcome[what.outcome]} </b>}
          <span className={classes['noteText']}>{what.text}</span>
          {what.edited ? <small> {words.edited}</small> : null}
        </p>
        {readOnly ? null : (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <IconButton icon="more" size="small" label={words.noteMenu} />
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setEditing(true)}>{words.editNote}</Menu.Item>
              <Menu.Item
                color="var(--danger)"
                onClick={() => {
                  remove
                    .run({ note_id: what.note_id })
                    .then(() => toast({ text: words.removed }))
                    .catch(sayError);
                }}
              >
                {words.removeNote}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {readOnly ? null : <NoteHits note={what} />}
    </div>
  );
}

interface Day {
  readonly day: string;
  readonly first: number;
  readonly items: readonly TimelineItem[];
}

function byDay(items: readonly TimelineItem[], f: Formats): readonly Day[] {
  const days: { day: string; first: number; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const day = f.isoDay(item.at_ms);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, first: item.at_ms, items: [item] });
  }
  return days;
}

function dayName(t: Texts, f: Formats, ms: number, now: number): string {
  const days = daysBetween(ms, now);
  if (days === 0) return t.customers.timeline.today;
  if (days === 1) return t.customers.timeline.yesterday;
  const sameYear = new Date(ms).getFullYear() === new Date(now).getFullYear();
  return sameYear ? f.proseDay(ms) : f.date(ms);
}

function isLook({ what }: TimelineItem): boolean {
  return what.kind === 'revealed' || what.kind === 'copied' || what.kind === 'compared';
}

function iconOf({ what }: TimelineItem): IconName {
  switch (what.kind) {
    case 'note':
      return ({ call: 'phone', wechat: 'chat', visit: 'place', email: 'mail', note: 'note' } as const)[
        what.note_kind
      ];
    case 'created':
      return 'plus';
    case 'imported':
      return 'sheet';
    case 'changed':
      return what.stage_to === null ? 'edit' : 'flag';
    case 'revealed':
      return 'eye';
    case 'copied':
      return 'copy';
    case 'compared':
      return 'compare';
    case 'archived':
    case 'unarchived':
      return 'archive';
    case 'recycled':
      return 'trash';
    case 'restored':
      return 'undo';
  }
}

function sentence(t: Texts, { what, person_name: who }: TimelineItem): string {
  const words = t.customers.timeline;
  switch (what.kind) {
    case 'note':
      return what.text;
    case 'created':
      return words.created;
    case 'imported':
      return words.imported({ source: what.source });
    case 'changed':
      return changedSentence(t, what);
    case 'revealed':
    case 'copied':
      return words[what.kind]({
        who,
        field: t.words.field[what.field],
        purpose: what.purpose === null ? null : t.words.purpose[what.purpose],
      });
    case 'compared':
      return words.compared({ who, field: t.words.field[what.field], matched: what.matched });
    case 'archived':
    case 'unarchived':
    case 'recycled':
    case 'restored':
      return words[what.kind];
  }
}

function changedSentence(t: Texts, what: Extract<TimelineItem['what'], { kind: 'changed' }>): string {
  const words = t.customers.timeline;
  const stages: Readonly<Record<string, string>> = t.words.stage;
  const parts: string[] = [];
  if (what.stage_to !== null) {
    const to = stages[what.stage_to] ?? what.stage_to;
    const from = what.stage_from === null ? undefined : (stages[what.stage_from] ?? what.stage_from);
    parts.push(from === undefined ? words.stageSet({ to }) : words.stage({ from, to }));
  }
  const others = what.fields.filter((field) => field !== 'stage' || what.stage_to === null);
  if (others.length > 0) {
    parts.push(words.changed({ fields: others.map((field) => t.words.field[field]).join(words.separator) }));
  }
  return parts.join(words.separator);
}
