import { useRef, useState } from 'react';

import { useCommand, useCommandQuery } from '../../../api/queries';
import { useSession } from '../../../api/session';
import type { ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { ApproverPicker } from '../../../shared/gate/ApproverPicker';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { PasswordField } from '../../../shared/ui/PasswordField';
import { agreedCount } from '../words';
import { Decision, isDecided, type Decided } from './Decision';
import classes from './dialogs.module.css';
import { Summary } from './Summary';

interface SignDialogProps {
  readonly view: ExportView;
  /** Somebody else signs at the requester's desk; the own signature otherwise. */
  readonly here: boolean;
  readonly onClose: () => void;
}

/** A signature under a request, with the own password of whoever signs. */
export function SignDialog({ view, here, onClose }: SignDialogProps) {
  const { t } = useI18n();
  const words = t.exports.sign;
  const { person_id: me, person_name: myName } = useSession();
  const approvers = useCommandQuery('approver_list', { what: 'export' }, { enabled: here });
  const sign = useCommand('export_sign');
  const [chosen, setChosen] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [decided, setDecided] = useState<Decided>({ agree: true, reason: '' });
  const field = useRef<HTMLInputElement>(null);

  const people = (approvers.data?.people ?? []).filter(
    ({ person_id: id }) =>
      id !== view.requester_id && view.signatures.every(({ person_id: signed }) => signed !== id),
  );
  const [only, ...others] = people;
  const signerId = here ? (chosen ?? (others.length === 0 ? (only?.person_id ?? null) : null)) : me;
  const signer = people.find(({ person_id: id }) => id === signerId);
  const last = agreedCount(view) + 1 >= view.needs.approvals;
  const written = view.needs.written_reason && last;
  const ready = signerId !== null && isDecided(decided, written);

  async function run() {
    if (!ready || sign.pending) return;
    if (password === '') {
      field.current?.focus();
      return;
    }
    const typed = password;
    // Kept no longer than it takes to send it.
    setPassword('');
    try {
      await sign.run({
        request_id: view.request_id,
        agree: decided.agree,
        reason: decided.reason.trim(),
        signer: { person_id: signerId, password: typed },
      });
      toast({ text: decided.agree ? words.done : words.refusedDone });
      onClose();
    } catch {
      field.current?.focus();
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={here ? words.hereTitle : words.title}
      size={600}
      testId="sign"
      footer={
        <>
          <Button onClick={onClose} data-testid="sign-cancel">
            {t.common.cancel}
          </Button>
          <Button
            look={decided.agree ? 'primary' : 'danger'}
            busy={sign.pending}
            disabled={!ready || (password === '' && !sign.pending)}
            onClick={() => void run()}
            data-testid="sign-confirm"
          >
            {decided.agree ? words.submit : words.submitRefuse}
          </Button>
        </>
      }
    >
      <div className={classes['form']}>
        <Summary view={view} />
        {here && (
          <>
            <p className={classes['muted']}>{words.stays({ me: myName })}</p>
            <ErrorNotice error={approvers.error} />
            {approvers.data && people.length === 0 && <p data-testid="sign-nobody">{words.nobody}</p>}
            {people.length > 0 && (
              <ApproverPicker
                people={people}
                value={signerId}
                onChange={(id) => {
                  if (id !== signerId) setPassword('');
                  setChosen(id);
                }}
                onPick={(id) => {
                  if (id !== signerId) setPassword('');
                  setChosen(id);
                  field.current?.focus();
                }}
              />
            )}
          </>
        )}
        <Decision value={decided} onChange={setDecided} written={written} />
        <PasswordField
          ref={field}
          label={here && signer ? words.passwordOf({ name: signer.name }) : words.password}
          value={password}
          onChange={setPassword}
          onEnter={() => void run()}
          testId="sign-password"
        />
        <ErrorNotice error={sign.error} testId="sign-error" />
      </div>
    </Dialog>
  );
}
