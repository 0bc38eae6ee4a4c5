import { useState } from 'react';

import { useCommand } from '../../api/queries';
import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { ApproverDialog } from '../../shared/gate/ApproverDialog';
import { Confirmed } from '../../shared/gate/Confirmed';
import { toast } from '../../shared/toast';
import { isReason, Reason } from './Reason';
import { useEvidence } from './useEvidence';

/** The hold ends: a reason, the own password, and somebody else. */
export function LiftDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const several = useSeveral();
  const lift = useCommand('hold_lift');
  const { approval, command, run } = useEvidence();
  const [reason, setReason] = useState('');
  const words = t.audit;

  async function end(password: string) {
    await run(
      (approver) => lift.run({ reason: reason.trim(), password, approver }),
      [words.liftLine({ reason: reason.trim() })],
    );
    toast({ text: words.liftDone });
    onClose();
  }

  return (
    <>
      <Confirmed
        title={words.liftTitle}
        submit={words.liftRun}
        danger
        ready={isReason(reason)}
        command={command}
        refusals={{ wrong_state: words.changed }}
        onSubmit={end}
        onClose={onClose}
        testId="lift"
      >
        <p>{several ? words.liftText : words.liftAlone}</p>
        <Reason value={reason} onText={setReason} testId="lift-reason" />
      </Confirmed>
      <ApproverDialog approval={approval} />
    </>
  );
}
