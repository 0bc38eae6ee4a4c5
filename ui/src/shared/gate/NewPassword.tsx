import { useEffect, useEffectEvent, useState } from 'react';

import { useCommand } from '../../api/queries';
import type { PasswordRating } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../ui/Button';
import { PasswordField } from '../ui/PasswordField';
import classes from './NewPassword.module.css';

/** Typing is rated when it rests for a moment. */
const RATE_AFTER_MS = 120;

export interface NewPasswordValue {
  password: string;
  repeat: string;
  /** The password the core found strong enough; it may lag behind what is being typed. */
  accepted: string | null;
}

export const noPassword: NewPasswordValue = { password: '', repeat: '', accepted: null };

/** Strong enough and typed the same twice. */
export function isReady({ password, repeat, accepted }: NewPasswordValue): boolean {
  return password !== '' && password === repeat && password === accepted;
}

interface NewPasswordProps {
  value: NewPasswordValue;
  /** What changed: to be merged into the newest value. */
  onChange: (part: Partial<NewPasswordValue>) => void;
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

  const ask = useEffectEvent(async (wanted: string) => {
    const answer = await rate.run({ password: wanted });
    setRated({ password: wanted, rating: answer });
    if (answer.acceptable) onChange({ accepted: wanted });
  });
  useEffect(() => {
    if (password === '') return;
    const timer = window.setTimeout(() => void ask(password).catch(() => undefined), RATE_AFTER_MS);
    return () => window.clearTimeout(timer);
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
          onChange={(next) => onChange({ password: next })}
          testId={`${testId}-password`}
        />
        <div className={classes['strength']} aria-live="polite" data-testid={`${testId}-strength`}>
          {password === '' && <span className={classes['problem']}>{problems.too_short}</span>}
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
        onChange={(next) => onChange({ repeat: next })}
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
