import type { MonthEvent } from '../../generated/contract';
import { useI18n, type Texts } from '../../i18n';
import { Icon } from '../../shared/ui/Icon';
import classes from './month.module.css';

interface EventsProps {
  title: string;
  none: string;
  events: readonly MonthEvent[];
  now: number;
  testId: string;
}

/** The core names no more of one kind. */
const MOST = 60;

/** An entry in the words of the ledger; a code without words is shown as it is. */
function sentence(t: Texts, { action, person_name: name, text, refused }: MonthEvent): string {
  const sentences: Readonly<Record<string, Texts['ledger']['sentence'][keyof Texts['ledger']['sentence']]>> =
    t.ledger.sentence;
  const who = name ?? t.ledger.program;
  const say = sentences[action];
  if (say === undefined) return `${who} ${action}`;
  return say({
    who,
    customer: '',
    field: '',
    fields: '',
    count: null,
    old: '',
    new: '',
    text: text === null ? '' : (t.ledger.word[text] ?? text),
    refused: refused !== null,
    approvedFor: '',
  });
}

/** Entries worth naming, one line each. */
export function Events({ title, none, events, now, testId }: EventsProps) {
  const { t, f } = useI18n();
  const words = t.month;
  return (
    <section className={classes['part']} aria-labelledby={testId}>
      <h3 id={testId}>
        {title}
        {events.length >= MOST && (
          <span className={classes['muted']}>{words.latest({ count: events.length })}</span>
        )}
      </h3>
      {events.length === 0 ? (
        <p className={classes['muted']}>{none}</p>
      ) : (
        <ol className={classes['events']} data-testid={`${testId}-list`}>
          {events.map((event) => (
            <li key={event.seq}>
              <time title={f.dateTime(event.at_ms)}>{f.short(event.at_ms, now)}</time>
              <span>
                {sentence(t, event)}
                {event.refused !== null && (
                  <span className={classes['bad']}>
                    <Icon name="flag" size={12} />
                    {words.refusedMark}
                  </span>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
