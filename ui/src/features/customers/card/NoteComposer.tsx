import { useEffect, useId, useRef, useState } from 'react';

import { call } from '../../../api/call';
import { toCallError, type CallError } from '../../../api/errors';
import { useCommand } from '../../../api/queries';
import type { FieldKey, NoteKind, Outcome, TextHit } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { localDay } from '../../../i18n/formats/time';
import { usePlatform } from '../../../platform/context';
import { onKeys, useComposedText } from '../../../shared/keys';
import { useNow } from '../../../shared/time/useNow';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { ChoiceChips } from '../../../shared/ui/Chip';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Icon } from '../../../shared/ui/Icon';
import { Kbd } from '../../../shared/ui/Kbd';
import { useKeptDraft } from '../form/useKeptDraft';
import { ignoreHits } from './ignoredHits';
import hidden from '../../../shared/ui/hidden.module.css';
import classes from './notes.module.css';
import { useDetector } from './useDetector';
import { isNote, type NoteItem } from './useTimeline';
import parts from '../../../shared/ui/parts.module.css';

interface NoteComposerProps {
  readonly recordId: string;
  readonly onDone: () => void;
}

const KINDS: readonly NoteKind[] = ['call', 'wechat', 'visit', 'email', 'note'];
const OUTCOMES: readonly Outcome[] = ['reached', 'not_reached', 'interested', 'declined'];
const MOST_CHARACTERS = 10_000;
type Next = 'none' | 'tomorrow' | 'week' | 'pick';
const NEXTS: readonly Next[] = ['none', 'tomorrow', 'week', 'pick'];

/** A follow-up in a few seconds: how, what came of it, a line, and when next. */
export function NoteComposer({ recordId, onDone }: NoteComposerProps) {
  const { t, f } = useI18n();
  const words = t.customers.note;
  const platform = usePlatform();
  const add = useCommand('note_add');
  const move = useCommand('note_move_hit');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<NoteKind>('call');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [text, setText] = useState('');
  const [next, setNext] = useState<Next>('none');
  const [day, setDay] = useState('');
  const [chosen, setChosen] = useState<readonly TextHit[]>([]);
  const [ignored, setIgnored] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<CallError | undefined>(undefined);
  const draft = useKeptDraft(`note:${recordId}`, text.trim() === '' ? null : text);
  const now = useNow();
  const field = useComposedText(text, (written) => {
    setText(written);
    setMissing(false);
  });
  const hits = useDetector(text);
  const blocked = hits.some((hit) => hit.blocked);
  const tooLong = text.length > MOST_CHARACTERS;

  useEffect(() => {
    document.getElementById(id)?.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, [id]);

  const nextFollowUp = (): string | null => {
    if (next === 'pick') return day === '' ? null : day;
    if (next === 'none') return null;
    const today = localDay(f.isoDay(now));
    const weekday = (today.getDay() + 6) % 7;
    today.setDate(today.getDate() + (next === 'tomorrow' ? 1 : 7 - weekday));
    return f.isoDay(today.getTime());
  };

  const save = async () => {
    if (text.trim() === '') {
      setMissing(true);
      document.getElementById(id)?.focus();
      return;
    }
    if (blocked || tooLong || add.pending) return;
    setError(undefined);
    try {
      await add.run({
        record_id: recordId,
        kind,
        outcome,
        text: text.trim(),
        next_follow_up: nextFollowUp(),
      });
      draft.finish();
      await moveChosen();
      await ignoreChosen();
      toast({ text: outcome === 'declined' ? words.declined : words.saved });
      onDone();
    } catch (reason) {
      setError(toCallError(reason));
    }
  };

  const justWritten = async (): Promise<NoteItem | undefined> => {
    const { items } = await call(platform, 'timeline_list', {
      record_id: recordId,
      before_ms: null,
      limit: 10,
    });
    return items.find((item): item is NoteItem => isNote(item));
  };

  /** The note has just got its id: what was marked is moved out of it, one number after the other. */
  const moveChosen = async () => {
    for (const hit of chosen) {
      const note = await justWritten();
      const there = note?.what.hits.find((other) => other.kind === hit.kind);
      if (note === undefined || there === undefined || hit.suggested_field === null) return;
      await move.run({
        note_id: note.what.note_id,
        version: note.what.version,
        start: there.start,
        end: there.end,
        field: hit.suggested_field,
      });
    }
  };

  /** What was left in the text on purpose is not asked for again. Numbers that were moved out shift the others. */
  const ignoreChosen = async () => {
    if (ignored.length === 0 || chosen.length > 0) return;
    const places = hits.flatMap((hit, place) => (isIgnored(hit) ? [place] : []));
    const note = (await justWritten())?.what;
    if (note?.hits.length === hits.length)
      ignoreHits(
        note,
        note.hits.filter((_, place) => places.includes(place)),
      );
  };
  const isIgnored = (hit: TextHit) => ignored.includes(text.slice(hit.start, hit.end));

  return (
    <form
      ref={form}
      className={classes['composer']}
      aria-label={words.add}
      data-testid="note-composer"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      {...onKeys({ 'mod+s': () => void save(), 'mod+enter': () => void save(), escape: onDone })}
    >
      <ChoiceChips
        label={words.kind}
        options={KINDS.map((value) => ({ value, label: t.words.noteKind[value] }))}
        value={kind}
        onChange={setKind}
        testId="note-kind"
      />
      <label htmlFor={id} className={hidden['srOnly']}>
        {words.text}
      </label>
      <textarea
        {...field}
        id={id}
        rows={3}
        className={classes['textarea']}
        placeholder={words.placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={missing || tooLong || undefined}
        aria-describedby={missing || tooLong ? `${id}-error` : undefined}
        data-testid="note-text"
      />
      {missing || tooLong ? (
        <p id={`${id}-error`} role="alert" className={parts['error']}>
          {missing ? words.empty : words.tooLong({ max: MOST_CHARACTERS })}
        </p>
      ) : null}
      {hits.map((hit) => (
        <ComposerHit
          key={`${hit.kind}-${hit.start}`}
          hit={hit}
          hidden={isIgnored(hit)}
          chosen={chosen.some((other) => other.kind === hit.kind)}
          onMove={() => setChosen([...chosen, hit])}
          onIgnore={() => setIgnored([...ignored, text.slice(hit.start, hit.end)])}
        />
      ))}
      <div className={classes['composerLine']}>
        <span>{words.outcome}</span>
        <ChoiceChips
          label={words.outcome}
          options={OUTCOMES.map((value) => ({ value, label: t.words.outcome[value] }))}
          value={outcome}
          onChange={(value) => setOutcome(value === outcome ? null : value)}
          testId="note-outcome"
        />
      </div>
      <div className={classes['composerLine']}>
        <span>{words.next}</span>
        <ChoiceChips
          label={words.next}
          options={NEXTS.map((value) => ({ value, label: nextLabel(words, value) }))}
          value={next}
          onChange={setNext}
          testId="note-next"
        />
        {next === 'pick' ? (
          <input
            type="date"
            className={parts['input']}
            aria-label={words.nextDate}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        ) : null}
      </div>
      {draft.found === undefined ? null : (
        <p className={classes['hit']} data-testid="note-draft">
          <Icon name="info" size={14} />
          <span>{t.customers.form.draftFound}</span>
          <button
            type="button"
            className={parts['textLink']}
            onClick={() => setText(draft.found?.body ?? '')}
          >
            {t.customers.form.draftContinue}
          </button>
          <button type="button" className={parts['textLink']} onClick={draft.discard}>
            {t.customers.form.draftDiscard}
          </button>
        </p>
      )}
      <ErrorNotice error={error} />
      <div className={classes['composerFoot']}>
        <Kbd chord="mod+enter" />
        <Button size="small" onClick={onDone}>
          {t.common.cancel}
        </Button>
        <Button
          size="small"
          look="primary"
          type="submit"
          busy={add.pending || move.pending}
          disabled={blocked}
          data-testid="note-save"
        >
          {words.save}
        </Button>
      </div>
    </form>
  );
}

function nextLabel(
  words: { nextNone: string; nextTomorrow: string; nextWeek: string; nextPick: string },
  next: Next,
): string {
  return { none: words.nextNone, tomorrow: words.nextTomorrow, week: words.nextWeek, pick: words.nextPick }[
    next
  ];
}

interface ComposerHitProps {
  readonly hit: TextHit;
  readonly hidden: boolean;
  readonly chosen: boolean;
  readonly onMove: () => void;
  readonly onIgnore: () => void;
}

function ComposerHit({ hit, hidden, chosen, onMove, onIgnore }: ComposerHitProps) {
  const { t } = useI18n();
  const words = t.customers.note;
  const what = t.words.detected[hit.kind];
  if (hit.blocked) {
    return (
      <p role="alert" className={parts['error']} data-testid="note-blocked">
        {words.hitBlocked({ what })}
      </p>
    );
  }
  const field: FieldKey | null = hit.suggested_field;
  if (hidden || field === null) return null;
  return (
    <p className={classes['hit']} data-testid="composer-hit">
      <Icon name="warning" size={14} />
      <span>{chosen ? words.hitAfterSave({ field: t.words.field[field] }) : words.hit({ what })}</span>
      {chosen ? null : (
        <>
          <button
            type="button"
            className={parts['textLink']}
            onClick={onMove}
            data-testid="composer-hit-move"
          >
            {words.hitMove({ field: t.words.field[field] })}
          </button>
          <button
            type="button"
            className={parts['textLink']}
            onClick={onIgnore}
            data-testid="composer-hit-ignore"
          >
            {words.hitIgnore}
          </button>
        </>
      )}
    </p>
  );
}
