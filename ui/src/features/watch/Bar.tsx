import { usePrefs } from '../../api/status';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Icon } from '../../shared/ui/Icon';
import classes from './watch.module.css';

interface BarProps {
  /** How many there are, in words. */
  count: string;
  onlyOpen: boolean;
  onOnlyOpen: (on: boolean) => void;
  selected: number;
  onClear: () => void;
  review: string;
  onReview: () => void;
  /** What else can be done while nothing is selected. */
  more?: React.ReactNode;
  /** Prefix. */
  testId: string;
}

/** Above a list: how many, which of them, and what to do with those selected. */
export function Bar(props: BarProps) {
  const { count, onlyOpen, onOnlyOpen, selected, onClear, review, onReview, more, testId } = props;
  const { t } = useI18n();
  const { prefs } = usePrefs();
  const words = t.watch;
  return (
    <div className={classes['bar']}>
      <button
        type="button"
        className={classes['toggle']}
        aria-pressed={onlyOpen}
        data-testid={`${testId}-only-open`}
        onClick={() => onOnlyOpen(!onlyOpen)}
      >
        {onlyOpen && <Icon name="check" size={14} />}
        {words.alerts.onlyOpen}
      </button>
      <span className={classes['count']} role="status" data-testid={`${testId}-count`}>
        {selected > 0 ? words.selected({ count: selected }) : count}
      </span>
      {selected > 0 ? (
        <>
          <Button look="quiet" size="small" data-testid={`${testId}-clear`} onClick={onClear}>
            {words.clear}
          </Button>
          <Button look="primary" size="small" data-testid={`${testId}-review`} onClick={onReview}>
            {review}
          </Button>
        </>
      ) : (
        <>
          {more}
          <span className={classes['keys']}>{words.keys({ letters: prefs.single_key_shortcuts })}</span>
        </>
      )}
    </div>
  );
}
