import { useId, useState } from 'react';

import { useCommand } from '../../api/queries';
import type { Alert, ReviewVerdict } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Confirmed } from '../../shared/gate/Confirmed';
import { toast } from '../../shared/toast';
import { TextField } from '../../shared/ui/Field';
import { alertKey } from './said';
import classes from './watch.module.css';

const VERDICTS: readonly ReviewVerdict[] = ['explained', 'acted', 'incident'];
/** What the core takes. */
const LEAST_NOTE = 2;
const MOST_NOTE = 500;
/** More are only counted. */
const NAMED = 5;

interface AlertDialogProps {
  alerts: readonly Alert[];
  say: (alert: Alert) => string;
  onClose: () => void;
}

/** What came of it, in own words and with the own signature. */
export function AlertDialog({ alerts, say, onClose }: AlertDialogProps) {
  const { t, f } = useI18n();
  const id = useId();
  const command = useCommand('alert_review');
  const before = alerts.length === 1 ? (alerts[0]?.reviewed ?? null) : null;
  const [verdict, setVerdict] = useState<ReviewVerdict | null>(before?.verdict ?? null);
  const [note, setNote] = useState(before?.note ?? '');
  const words = t.watch.ask;
  const length = note.trim().length;

  async function review(password: string) {
    if (verdict === null) return;
    await command.run({
      alerts: alerts.map(({ rule, seq }) => ({ rule, seq })),
      verdict,
      note: note.trim(),
      password,
    });
    toast({ text: words.done({ count: alerts.length }) });
    onClose();
  }

  return (
    <Confirmed
      title={words.title({ count: alerts.length })}
      submit={words.submit}
      ready={verdict !== null && length >= LEAST_NOTE && length <= MOST_NOTE}
      command={command}
      refusals={{ own_doing: words.ownDoing, not_found: words.gone }}
      onSubmit={review}
      onClose={onClose}
      testId="alert-review"
    >
      <ul className={classes['said']} data-testid="alert-review-what">
        {alerts.slice(0, NAMED).map((alert) => (
          <li key={alertKey(alert)}>
            <span>{say(alert)}</span>
            <time className={classes['when']}>{f.dateTime(alert.at_ms)}</time>
          </li>
        ))}
        {alerts.length > NAMED && <li>{words.more({ count: alerts.length - NAMED })}</li>}
      </ul>
      <fieldset className={classes['verdicts']}>
        <legend>{words.verdict}</legend>
        {VERDICTS.map((one) => (
          <label key={one} className={classes['choice']}>
            <input
              type="radio"
              name={id}
              checked={verdict === one}
              data-autofocus={(verdict ?? VERDICTS[0]) === one || undefined}
              data-testid={`verdict-${one}`}
              onChange={() => setVerdict(one)}
            />
            <span>
              {t.watch.verdict[one]}
              <span className={classes['second']}>{t.watch.verdictText[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={words.note}
        value={note}
        onText={setNote}
        rows={3}
        maxLength={MOST_NOTE}
        hint={words.noteHint({ left: f.number(Math.max(0, MOST_NOTE - note.length)) })}
        testId="alert-review-note"
      />
    </Confirmed>
  );
}
