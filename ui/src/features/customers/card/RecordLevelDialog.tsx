import { useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { useCommand, useCommandQuery } from '../../../api/queries';
import type { CustomerCard, Level } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { ApproverDialog } from '../../../shared/gate/ApproverDialog';
import { useApproval } from '../../../shared/gate/useApproval';
import { GroundsFields } from '../../../shared/levels/GroundsFields';
import { isComplete, isLower, LEVELS, noGrounds } from '../../../shared/levels/levels';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { Dialog } from '../../../shared/ui/Dialog';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { SelectField } from '../../../shared/ui/Field';
import { Notice } from '../../../shared/ui/Notice';
import { PasswordField } from '../../../shared/ui/PasswordField';
import { titleOf } from '../show';
import parts from '../../../shared/ui/parts.module.css';

interface RecordLevelDialogProps {
  card: CustomerCard;
  onClose: () => void;
}

/** Raises a customer as a whole, or takes that back. */
export function RecordLevelDialog({ card, onClose }: RecordLevelDialogProps) {
  const { t } = useI18n();
  const words = t.fields.record;
  const command = useCommand('customer_level');
  const approval = useApproval('level');
  const mayLower = useCommandQuery('field_catalogue', {}).data?.may_lower ?? false;
  const before: Level = card.raised_to ?? 'L1';
  const [to, setTo] = useState<Level>(before);
  const [grounds, setGrounds] = useState(noGrounds);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<CallError | null>(null);
  const busy = command.pending;
  const lowering = isLower(to, before);
  const ready = to !== before && (!lowering || (mayLower && isComplete(grounds) && password !== ''));
  const wrong = error?.code === 'wrong_password';

  async function run() {
    if (!ready || busy) return;
    setError(null);
    try {
      await approval.run(
        (approver) =>
          command.run({
            record_id: card.row.record_id,
            versions: card.versions,
            level: to === 'L1' ? null : to,
            ...grounds,
            password: lowering ? password : null,
            approver,
          }),
        [`${titleOf(card.row)}: ${t.words.levelFull[before]} → ${t.words.levelFull[to]}`, grounds.reason],
      );
      toast({ text: lowering ? words.lowered : words.raised });
      onClose();
    } catch (reason) {
      const failure = toCallError(reason);
      if (failure.code === 'wrong_password') setPassword('');
      if (failure.code !== 'approval_needed') setError(failure);
    }
  }

  return (
    <>
      <Dialog
        opened
        onClose={() => !busy && onClose()}
        title={words.title}
        size={520}
        testId="record-level"
        footer={
          <>
            <Button disabled={busy} onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button
              look="primary"
              busy={busy}
              disabled={!ready}
              data-testid="record-level-run"
              onClick={() => void run()}
            >
              {words.run}
            </Button>
          </>
        }
      >
        <div className={parts['levelForm']}>
          <p>{words.text}</p>
          <SelectField
            label={words.level}
            value={to}
            options={LEVELS.map((level) => ({
              value: level,
              label: level === 'L1' ? words.none : t.words.levelFull[level],
            }))}
            disabled={busy}
            onChange={setTo}
            testId="record-level-to"
          />
          {lowering && !mayLower && (
            <Notice tone="warning" role="status">
              {t.fields.levelDialog.mayNot}
            </Notice>
          )}
          {to !== before && (!lowering || mayLower) && (
            <GroundsFields value={grounds} lowering={lowering} disabled={busy} onChange={setGrounds} />
          )}
          {lowering && mayLower && (
            <PasswordField
              label={t.fields.levelDialog.password}
              value={password}
              onChange={setPassword}
              onEnter={() => void run()}
              disabled={busy}
              error={error && wrong ? t.errors.wrong_password(error).what : null}
              testId="record-level-password"
            />
          )}
          <ErrorNotice error={wrong ? null : error} testId="record-level-error" />
        </div>
      </Dialog>
      <ApproverDialog approval={approval} />
    </>
  );
}
