import { useEffect, useRef, useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommandQuery } from '../../api/queries';
import { useSession } from '../../api/session';
import type { ApprovalKind, ApproverView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../keys';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Notice } from '../ui/Notice';
import { PasswordField } from '../ui/PasswordField';
import classes from './ApproverDialog.module.css';
import { ApproverPicker } from './ApproverPicker';
import type { Approval, Asked } from './useApproval';

/** Somebody else agrees at this keyboard, by the own password. There while a command waits for it. */
export function ApproverDialog({ approval: { what, asked } }: { approval: Approval }) {
  return asked === null ? null : <Asking what={what} asked={asked} />;
}

interface AskingProps {
  what: ApprovalKind;
  asked: Asked;
}

function Asking({ what, asked }: AskingProps) {
  const { data, error } = useCommandQuery('approver_list', { what });
  const { before } = asked;
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
  // Nothing before the names are there: the focus goes to what is drawn first.
  if (!data && !error) return null;
  return <Question what={what} asked={asked} people={data?.people ?? []} unknown={error} />;
}

interface QuestionProps extends AskingProps {
  people: readonly ApproverView[];
  /** Why it is not known who may agree. */
  unknown: CallError | null;
}

function Question({ what, asked, people, unknown }: QuestionProps) {
  const { t, f } = useI18n();
  const words = t.approval;
  const { person_name: me } = useSession();
  const [only, ...others] = people;
  const [personId, setPersonId] = useState(only && others.length === 0 ? only.person_id : null);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const person = people.find((one) => one.person_id === personId);
  const wrong = error?.code === 'wrong_password' && error.number('attempts_left') > 0;

  function choose(next: string) {
    setPersonId(next);
    if (next === personId) return;
    // What was typed or told concerns the one before.
    setPassword('');
    setError(null);
  }

  async function agree() {
    if (busy) return;
    if (!person || password === '') {
      field.current?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    // Kept no longer than it takes to send it.
    setPassword('');
    try {
      await asked.give({ person_id: person.person_id, password });
    } catch (reason) {
      setError(toCallError(reason));
      setBusy(false);
      field.current?.focus();
    }
  }

  return (
    // Esc is for this dialog alone, not for what it stands above.
    <div className={classes['host']} {...onKeys({ escape: asked.cancel })}>
      <Dialog
        opened
        onClose={asked.cancel}
        title={words.title[what]}
        abovePopovers
        testId="approver"
        footer={
          <>
            <Button data-testid="approver-cancel" onClick={asked.cancel}>
              {t.common.cancel}
            </Button>
            <Button
              look="primary"
              busy={busy}
              disabled={!person || (password === '' && !busy)}
              data-testid="approver-confirm"
              onClick={() => void agree()}
            >
              {what === 'review' ? words.sign : words.agree}
            </Button>
          </>
        }
      >
        <div className={classes['form']}>
          <p>{words.what[what]({ me })}</p>
          {asked.details.length > 0 && (
            <ul className={classes['details']} data-testid="approver-details">
              {asked.details.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          <Notice tone="info" testId="approver-stays">
            <p className={classes['stays']}>{words.stays({ me })}</p>
            <p className={classes['muted']}>{words.staysText}</p>
          </Notice>
          <ErrorNotice error={unknown} />
          {people.length === 0 ? (
            <p data-testid="approver-nobody">{unknown ? null : words.nobody}</p>
          ) : (
            <>
              <ApproverPicker
                people={people}
                value={personId}
                onChange={choose}
                onPick={(next) => {
                  choose(next);
                  field.current?.focus();
                }}
              />
              <PasswordField
                ref={field}
                label={person ? words.passwordOf({ name: person.name }) : words.password}
                value={password}
                onChange={setPassword}
                onEnter={() => void agree()}
                autoFocus={others.length === 0}
                error={error && wrong ? t.errors.wrong_password(error).what : null}
                testId="approver-password"
              />
            </>
          )}
          <ErrorNotice error={wrong ? null : error} testId="approver-error" />
          {asked.againMs !== null && (
            <p className={classes['muted']}>{words.again({ time: f.short(asked.againMs) })}</p>
          )}
        </div>
      </Dialog>
    </div>
  );
}
