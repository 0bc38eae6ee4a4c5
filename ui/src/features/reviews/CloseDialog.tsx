import { useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import type { Review } from '../../generated/contract';
import { useI18n, type Texts } from '../../i18n';
import { ApproverDialog } from '../../shared/gate/ApproverDialog';
import { useApproval } from '../../shared/gate/useApproval';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { PasswordField } from '../../shared/ui/PasswordField';
import { quarterText, rolesText } from './decisions';
import classes from './reviews.module.css';
import { useCloseReview } from './useCloseReview';

interface CloseDialogProps {
  review: Review;
  onClose: () => void;
}

/** What closing changes, one line each; those who stay as they are, in one. */
function changes(t: Texts, { rows }: Review): readonly string[] {
  const words = t.reviews.effects;
  const kept = rows.filter(({ decision }) => decision?.kind === 'keep').length;
  const lines = rows.flatMap(({ name, roles, decision }) => {
    if (decision?.kind === 'freeze') return [words.freeze({ name })];
    if (decision?.kind !== 'reduce') return [];
    return [words.reduce({ name, from: rolesText(t, roles), to: rolesText(t, decision.roles) })];
  });
  return kept === 0 ? lines : [...lines, words.keep({ people: kept })];
}

/** Two signatures: one's own password, then a second person. Everything decided takes effect with them. */
export function CloseDialog({ review, onClose }: CloseDialogProps) {
  const { t } = useI18n();
  const close = useCloseReview();
  const approval = useApproval('review');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<CallError | null>(null);
  const words = t.reviews;
  const lines = changes(t, review);

  async function run() {
    if (password === '' || close.pending || approval.asked !== null) return;
    setError(null);
    try {
      await approval.run((approver) => close.run(review.review_id, password, approver), lines);
      toast({ text: words.closed({ quarter: quarterText(t, review.quarter) }) });
      onClose();
      await close.after();
    } catch (reason) {
      const failure = toCallError(reason);
      // In the end nobody signed: everything is as it was.
      if (failure.code === 'approval_needed') return;
      setPassword('');
      setError(failure);
    }
  }

  return (
    <>
      <Dialog
        opened
        onClose={onClose}
        title={words.closeTitle}
        size={560}
        testId="close-review"
        footer={
          <>
            <Button onClick={onClose}>{t.common.cancel}</Button>
            <Button
              look="primary"
              busy={close.pending}
              disabled={password === ''}
              data-testid="close-confirm"
              onClick={() => void run()}
            >
              {words.sign}
            </Button>
          </>
        }
      >
        <div className={classes['form']}>
          <p>{words.closeText}</p>
          <ul className={classes['changes']} data-testid="close-changes">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className={classes['muted']}>{words.closeSecond}</p>
          <PasswordField
            label={t.people.yourPassword}
            value={password}
            onChange={setPassword}
            onEnter={() => void run()}
            testId="close-password"
          />
          <ErrorNotice error={error} testId="close-error" />
        </div>
      </Dialog>
      <ApproverDialog approval={approval} />
    </>
  );
}
