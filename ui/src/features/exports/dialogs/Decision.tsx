import { useI18n } from '../../../i18n';
import { ChoiceChips } from '../../../shared/ui/Chip';
import { TextField } from '../../../shared/ui/Field';
import classes from './dialogs.module.css';

export interface Decided {
  readonly agree: boolean;
  readonly reason: string;
}

interface DecisionProps {
  readonly value: Decided;
  readonly onChange: (value: Decided) => void;
  /** Whoever signs last writes why. */
  readonly written: boolean;
}

const MOST = 200;

/** Whether a reason is there where one is asked for. */
export function isDecided({ agree, reason }: Decided, written: boolean): boolean {
  return (agree && !written) || reason.trim() !== '';
}

/** Agree or refuse; why is asked where it matters. */
export function Decision({ value, onChange, written }: DecisionProps) {
  const { t } = useI18n();
  const words = t.exports.sign;
  const needed = !value.agree || written;
  return (
    <>
      <div className={classes['group']}>
        <span>{words.decision}</span>
        <ChoiceChips
          label={words.decision}
          options={[
            { value: 'agree', label: words.agree, icon: 'check' },
            { value: 'refuse', label: words.refuse, icon: 'close' },
          ]}
          value={value.agree ? 'agree' : 'refuse'}
          onChange={(next) => onChange({ ...value, agree: next === 'agree' })}
          testId="sign-decision"
        />
      </div>
      <TextField
        label={
          needed
            ? value.agree
              ? words.reasonAgree
              : words.reasonRefuse
            : t.common.optional({ label: words.reason })
        }
        value={value.reason}
        onText={(reason) => onChange({ ...value, reason })}
        rows={2}
        maxLength={MOST}
        testId="sign-reason"
      />
    </>
  );
}
