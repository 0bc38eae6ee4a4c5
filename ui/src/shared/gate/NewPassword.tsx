import { useEffect, useState } from 'react';

import { useCommand } from '../../api/queries';
import type { PasswordRating } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../ui/Button';
import { PasswordField } from '../ui/PasswordField';
import classes from './NewPassword.module.css';

export interface NewPasswordValue {
  password: string;
  repeat: string;
  /** Strong enough and typed the same twice. */
  ready: boolean;
}

export const noPassword: NewPasswordValue = { password: '', repeat: '', ready: false };

interface NewPasswordProps {
  value: NewPasswordValue;
  onChange: (value: NewPasswordValue) => void;
  onEnter?: () => void;
  labels: { password: string; repeat: string; mismatch: string };
  /** Offers a set of words; absent where there is no room for it. */
  generate?: { offer: string; text: string };
  testId: string;
}

/** Two fields, the strength in plain words while typing, and the generator. */
export function NewPassword({ value, onChange, onEnter, labels, generate, testId }: NewPasswordProps) {
  const { t } = useI18n();
  const { password, repeat } = value;
  const rate = useCommand('password_rate');
  const make = useCommand('passphrase_make');
  const [rated, setRated] = useState<{ password: string; rating: PasswordRating } | null>(null);
  const [words, setWords] = useState<string | null>(null);
  const rating = rated?.password === password ? rated.rating : null;

  function put(next: { password?: string; repeat?: string }, known = rated) {
    const merged = { password, repeat, ...next };
    const fits = known?.password === merged.password && known.rating.acceptable;
    onChange({ ...merged, ready: fits && merged.password === merged.repeat });
  }

  useEffect(() => {
    if (password === '' || rated?.password === password) return;
    let current = true;
    const timer = window.setTimeout(() => {
      void rate.run({ password }).then(
        (answer) => {
          if (!current) return;
          const known = { password, rating: answer };
          setRated(known);
          put({}, known);
        },
        () => undefined,
      );
    }, 120);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
    // Only a new password asks again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [password]);

  const problems = {
    too_short: t.common.password.tooShort,
    not_ascii: t.common.password.notAscii,
    easy_to_guess: t.common.password.easyToGuess,
  };

  return (
    <div className={classes['form']}>
      <div>
        <PasswordField
          label={labels.password}
          value={password}
          onChange={(next) => put({ password: next })}
          testId={`${testId}-password`}
        />
        <div className={classes['strength']} aria-live="polite" data-testid={`${testId}-strength`}>
          {rating && (
            <>
              <span className={classes['bars']} data-score={rating.score} aria-hidden="true">
                <i />
                <i />
                <i />
                <i />
              </span>
              <span>{t.common.password.strength[rating.score]}</span>
              {rating.problem && <span className={classes['problem']}>{problems[rating.problem]}</span>}
            </>
          )}
        </div>
      </div>
      <PasswordField
        label={labels.repeat}
        value={repeat}
        onChange={(next) => put({ repeat: next })}
        error={repeat !== '' && !password.startsWith(repeat) ? labels.mismatch : null}
        {...(onEnter && { onEnter })}
        testId={`${testId}-repeat`}
      />
      {generate && (
        <div>
          <Button
            size="small"
            icon="key"
            data-testid={`${testId}-generate`}
            onClick={() => void make.run({}).then((answer) => setWords(answer.words))}
          >
            {generate.offer}
          </Button>
          {words !== null && (
            <div className={classes['words']}>
              <p>{generate.text}</p>
              <p className={classes['phrase']} data-testid={`${testId}-phrase`}>
                {words}
              </p>
            </div>
          )}
        </div>
      )}
      <details className={classes['why']}>
        <summary>{t.common.password.whyAscii}</summary>
        <p>{t.common.password.whyAsciiText}</p>
      </details>
    </div>
  );
}
