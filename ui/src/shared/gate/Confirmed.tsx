import { useRef, useState, type ReactNode } from 'react';

import type { Command } from '../../api/queries';
import type { ErrorCode } from '../../generated/contract';
import { useI18n } from '../../i18n';
import type { CommandName } from '../../platform/types';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Notice } from '../ui/Notice';
import { PasswordField } from '../ui/PasswordField';
import classes from './Confirmed.module.css';

interface ConfirmedProps {
  title: string;
  children: ReactNode;
  submit: string;
  danger?: boolean;
  /** What is asked for above is complete. */
  ready: boolean;
  command: Pick<Command<CommandName>, 'pending' | 'error'>;
  /** Refusals that mean something of their own here. */
  refusals?: Partial<Record<ErrorCode, string>>;
  /** Runs with the password of the person who is logged in; a rejection stays on the screen. */
  onSubmit: (password: string) => Promise<unknown>;
  onClose: () => void;
  testId: string;
}

/** A change of somebody's account: the person who makes it says by their password that it is them. */
export function Confirmed(props: ConfirmedProps) {
  const { title, children, submit, danger = false, ready, command, onSubmit, onClose, testId } = props;
  const refused = command.error && props.refusals?.[command.error.code];
  const { t } = useI18n();
  const [password, setPassword] = useState('');
  const field = useRef<HTMLInputElement>(null);

  async function run() {
    if (!ready || password === '' || command.pending) return;
    try {
      await onSubmit(password);
    } catch {
      // What was decided stays; the password is typed anew.
      setPassword('');
      // The button that had the focus cannot be pressed without it.
      field.current?.focus();
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={title}
      size={600}
      testId={testId}
      footer={
        <>
          <Button data-testid={`${testId}-cancel`} onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            busy={command.pending}
            disabled={!ready || password === ''}
            data-testid={`${testId}-confirm`}
            onClick={() => void run()}
          >
            {submit}
          </Button>
        </>
      }
    >
      <div className={classes['form']}>
        {children}
        <PasswordField
          ref={field}
          label={t.people.yourPassword}
          value={password}
          onChange={setPassword}
          onEnter={() => void run()}
          testId={`${testId}-password`}
        />
        {refused ? (
          <Notice tone="error" role="alert" testId={`${testId}-error`}>
            <p data-error-code={command.error?.code}>{refused}</p>
          </Notice>
        ) : (
          <ErrorNotice error={command.error} testId={`${testId}-error`} />
        )}
      </div>
    </Dialog>
  );
}
