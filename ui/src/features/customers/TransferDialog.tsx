import { useEffect, useRef, useState } from 'react';

import { useSession } from '../../api/status';
import type { CustomerRow, Receiver } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { keyOf, nameOfOwner } from '../../shared/access/receiver';
import { ReceiverChoice } from '../../shared/access/ReceiverChoice';
import { useReceivers } from '../../shared/access/useReceivers';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { ProgressBar } from '../../shared/ui/ProgressBar';
import classes from './customers.module.css';
import { planTransfer } from './transferPlan';
import { TransferSheet } from './TransferSheet';
import { isTyped, TypedNumber } from './TypedNumber';
import { useTransfer } from './useTransfer';

interface TransferDialogProps {
  /** Nothing while they are being read. */
  readonly rows: readonly CustomerRow[] | undefined;
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

/** 转交: who receives them, what that changes and what not, then one press. */
export function TransferDialog({ rows, onClose, onMoved }: TransferDialogProps) {
  const { t } = useI18n();
  const words = t.customers.transfer;
  const { roles } = useSession();
  const receivers = useReceivers();
  const transfer = useTransfer();
  const [to, setTo] = useState<Receiver | undefined>(undefined);
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const { progress } = transfer;
  const form = useRef<HTMLDivElement>(null);
  const read = rows !== undefined && receivers !== undefined;
  // Read first, then asked: the dialog had nothing to give the focus to when it opened.
  useEffect(() => {
    if (read) form.current?.querySelector('input')?.focus();
  }, [read]);
  const busy = progress !== undefined;

  const plan =
    to === undefined || rows === undefined ? undefined : planTransfer(rows, to, roles.includes('owner'));
  const count = plan?.moving.length ?? 0;
  const known = [
    ...(receivers?.people ?? []).map(({ person_id: id, name }) => ({ id, name })),
    ...(receivers?.fitTeams ?? []).map(({ team_id: id, name }) => ({ id, name })),
  ];
  const find = (one: Receiver) => known.find(({ id }) => id === keyOf(one));
  const name = to === undefined ? '' : nameOfOwner(t, to.kind, find(to)?.name ?? '');

  /** The opposite way is there only where whoever had them can still receive. */
  function wayBack(): Receiver | undefined {
    const from = plan?.from;
    return from === undefined || from.kind === 'pool' || from.kind === 'kept' || find(from) !== undefined
      ? from
      : undefined;
  }

  async function run() {
    if (plan === undefined || to === undefined || count === 0 || busy) return;
    if (plan.typed && !isTyped(typed, count)) {
      setRefused(true);
      return;
    }
    const ids = plan.moving.map(({ record_id: id }) => id);
    if (await transfer.run({ ids, to, name, from: wayBack() })) onMoved();
    else setTyped('');
  }

  return (
    <Dialog
      opened
      // What has begun is not left half said.
      onClose={() => !busy && onClose()}
      title={words.title}
      size={560}
      testId="transfer"
      footer={
        <>
          <Button disabled={busy} onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            look="primary"
            busy={busy}
            disabled={count === 0}
            data-testid="transfer-run"
            onClick={() => void run()}
          >
            {count === 0 ? words.runNone : words.run({ count })}
          </Button>
        </>
      }
    >
      <div ref={form} className={classes['transfer']}>
        {rows === undefined || receivers === undefined ? (
          <p role="status">{words.loading}</p>
        ) : (
          <>
            <ReceiverChoice
              label={t.people.receivers.label}
              receivers={receivers}
              value={to}
              offer={['person', 'team', 'pool']}
              testId="transfer-to"
              onChange={(next) => {
                setTo(next);
                setRefused(false);
              }}
            />
            {plan === undefined || to === undefined ? (
              <p className={classes['hint']}>{words.choose}</p>
            ) : (
              <TransferSheet plan={plan} to={to} name={name} />
            )}
            {plan?.typed === true && count > 0 && (
              <TypedNumber
                count={count}
                value={typed}
                refused={refused}
                onEnter={() => void run()}
                onChange={(value) => {
                  setTyped(value);
                  setRefused(false);
                }}
              />
            )}
          </>
        )}
        {busy && <ProgressBar label={words.working} done={progress.done} total={progress.total} />}
        {transfer.moved > 0 && <p role="status">{words.partly({ count: transfer.moved })}</p>}
        <ErrorNotice error={transfer.error} testId="transfer-error" />
      </div>
    </Dialog>
  );
}
