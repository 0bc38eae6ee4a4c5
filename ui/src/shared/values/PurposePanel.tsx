import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import type { FieldView, Purpose } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys, useComposedText } from '../keys';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Icon } from '../ui/Icon';
import { PasswordField } from '../ui/PasswordField';
import classes from './purpose.module.css';
import { PURPOSES, type Why } from './purposes';
import parts from '../ui/parts.module.css';

interface PurposePanelProps {
  readonly doing: 'reveal' | 'copy';
  readonly view: FieldView;
  /** Repeating what was asked before: only the password is missing. */
  readonly initial: Why | undefined;
  /** Chosen from the beginning: one key or one click confirms it. */
  readonly usual?: Purpose | undefined;
  readonly needsPassword: boolean;
  /** Rejects with a `CallError`. */
  readonly onRun: (why: Why, remember: boolean, password: string | null) => Promise<void>;
  readonly onCompare: () => void;
}

/** Why, and when asked for, that it is really you. One click is enough for the usual purposes. */
export function PurposePanel(props: PurposePanelProps) {
  const { doing, view, initial, usual, needsPassword, onRun, onCompare } = props;
  const { t } = useI18n();
  const words = t.values.reveal;
  const [purpose, setPurpose] = useState<Purpose | undefined>(initial?.purpose ?? usual);
  const [text, setText] = useState(initial?.text ?? '');
  const [remember, setRemember] = useState(false);
  const [askPassword, setAskPassword] = useState(needsPassword);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<CallError | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  const run = async (chosen: Purpose) => {
    const written = text.trim();
    if (busy || (chosen === 'other' && written === '')) return;
    setBusy(true);
    setError(undefined);
    try {
      const why = { purpose: chosen, text: chosen === 'other' ? written : null };
      await onRun(why, remember, askPassword ? password : null);
    } catch (reason) {
      const failure = toCallError(reason);
      setPassword('');
      if (failure.code === 'password_needed') setAskPassword(true);
      // In the end nobody was asked to agree: the choice stands as it was.
      else if (failure.code !== 'approval_needed') setError(failure);
      setBusy(false);
    }
  };
  const choose = (chosen: Purpose) => {
    setPurpose(chosen);
    if (chosen !== 'other' && !askPassword) void run(chosen);
  };
  const again = () => {
    if (purpose !== undefined) void run(purpose);
  };
  const extra = purpose === 'other' || askPassword || (usual !== undefined && purpose === usual);

  return (
    <div className={classes['purpose']}>
      <p className={classes['purposeHead']}>
        <strong>{doing === 'reveal' ? words.whyShow : words.whyCopy}</strong>
        <span>
          {[doing === 'reveal' ? words.level[view.level] : '', words.whyText].filter(Boolean).join(' · ')}
        </span>
      </p>
      <div className={classes['purposeChips']} role="group" aria-label={words.whyShow}>
        {PURPOSES.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === purpose}
            data-autofocus={value === (usual ?? PURPOSES[0]) ? true : undefined}
            data-testid={`purpose-${value}`}
            onClick={() => choose(value)}
          >
            {t.words.purpose[value]}
          </button>
        ))}
      </div>
      {purpose === 'other' && (
        <OtherText value={text} onText={setText} onEnter={again} label={words.otherText} />
      )}
      {askPassword && (
        <>
          <p className={classes['purposeNote']}>{words.passwordWhy}</p>
          <PasswordField
            label={words.password}
            value={password}
            onChange={setPassword}
            onEnter={again}
            autoFocus
            error={error?.code === 'wrong_password' ? t.errors.wrong_password(error).what : null}
            testId="reveal-password"
          />
        </>
      )}
      {error !== undefined && error.code !== 'wrong_password' && <ErrorNotice error={error} />}
      <label className={classes['remember']}>
        <input
          type="checkbox"
          checked={remember}
          data-testid="purpose-remember"
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
        {words.remember}
      </label>
      <div className={classes['purposeFoot']}>
        {doing === 'reveal' && (
          <button
            type="button"
            className={parts['textLink']}
            onClick={onCompare}
            data-testid="compare-instead"
          >
            <Icon name="compare" size={14} />
            {words.compareInstead}
          </button>
        )}
        {extra && (
          <Button
            look="primary"
            size="small"
            busy={busy}
            disabled={
              purpose === undefined ||
              (purpose === 'other' && text.trim() === '') ||
              (askPassword && password === '')
            }
            onClick={again}
            data-testid="purpose-run"
          >
            {doing === 'reveal' ? words.run : words.runCopy}
          </Button>
        )}
      </div>
    </div>
  );
}

interface OtherTextProps {
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly onEnter: () => void;
}

function OtherText({ label, value, onText, onEnter }: OtherTextProps) {
  const field = useComposedText(value, onText);
  return (
    <input
      {...field}
      type="text"
      className={parts['input']}
      aria-label={label}
      placeholder={label}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      autoFocus
      data-testid="purpose-text"
      {...onKeys({ enter: onEnter })}
    />
  );
}
