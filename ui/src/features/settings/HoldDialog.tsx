import { useState } from 'react';

import { useCommand } from '../../api/queries';
import { useI18n } from '../../i18n';
import { toast } from '../../shared/toast';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Notice } from '../../shared/ui/Notice';
import { isReason, Reason } from './Reason';
import classes from './settings.module.css';

/** From now on nothing is removed. It protects, so nobody else is asked. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const command = useCommand('hold_set');
  const [reason, setReason] = useState('');
  const words = t.audit;
  const ready = isReason(reason);

  async function hold() {
    if (!ready || command.pending) return;
    try {
      await command.run({ reason: reason.trim() });
      toast({ text: words.holdDone });
      onClose();
    } catch {
      // What was written stays, with the reason why it was not taken.
    }
  }

  return (
    <Dialog
      opened
      onClose={onClose}
      title={words.holdTitle}
      testId="hold"
      footer={
        <>
          <Button data-testid="hold-cancel" onClick={onClose}>
            {t.common.cancel}
          </Button>
          <Button
            look="primary"
            busy={command.pending}
            disabled={!ready}
            data-testid="hold-confirm"
            onClick={() => void hold()}
          >
            {words.holdConfirm}
          </Button>
        </>
      }
    >
      <div className={classes['dialog']}>
        <p>{words.holdExplains}</p>
        <Reason value={reason} onText={setReason} testId="hold-reason" />
        {command.error?.code === 'wrong_state' ? (
          <Notice tone="error" role="alert" testId="hold-error">
            <p data-error-code="wrong_state">{words.changed}</p>
          </Notice>
        ) : (
          <ErrorNotice error={command.error} testId="hold-error" />
        )}
      </div>
    </Dialog>
  );
}
