import { useCommand } from '../../api/queries';
import type { WatchDay } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Confirmed } from '../../shared/gate/Confirmed';
import { toast } from '../../shared/toast';
import { dayName } from './said';
import classes from './watch.module.css';

/** More are only counted. */
const NAMED = 7;

interface DayDialogProps {
  days: readonly WatchDay[];
  alone: boolean;
  onClose: () => void;
}

/** What one says by signing, and the signature. */
export function DayDialog({ days, alone, onClose }: DayDialogProps) {
  const { t, f } = useI18n();
  const command = useCommand('day_review');
  const words = t.watch.signDays;

  async function sign(password: string) {
    await command.run({ days: days.map(({ day }) => day), password });
    toast({ text: words.done({ count: days.length }) });
    onClose();
  }

  return (
    <Confirmed
      title={words.title({ count: days.length })}
      submit={words.submit}
      ready
      command={command}
      refusals={{ wrong_state: words.early }}
      onSubmit={sign}
      onClose={onClose}
      testId="day-review"
    >
      <p>{words.text}</p>
      <ul className={classes['said']} data-testid="day-review-what">
        {days.slice(0, NAMED).map(({ day, entries, refused }) => (
          <li key={day}>{words.day({ day: dayName(f, day), count: entries, refused })}</li>
        ))}
        {days.length > NAMED && <li>{words.more({ count: days.length - NAMED })}</li>}
      </ul>
      <p className={classes['muted']}>{alone ? words.ownAlone : words.own}</p>
    </Confirmed>
  );
}
