import { useCommand } from '../../api/queries';
import { useI18n } from '../../i18n';
import { useSeveral } from '../../shared/access/useSeveral';
import { ApproverDialog } from '../../shared/gate/ApproverDialog';
import { Confirmed } from '../../shared/gate/Confirmed';
import { toast } from '../../shared/toast';
import { useEvidence } from './useEvidence';

interface PruneDialogProps {
  due: number;
  months: number;
  onClose: () => void;
}

/** What goes and what stays, before it goes. */
export function PruneDialog({ due, months, onClose }: PruneDialogProps) {
  const { t } = useI18n();
  const several = useSeveral();
  const prune = useCommand('ledger_prune');
  const { approval, command, run } = useEvidence();
  const words = t.audit;

  async function remove(password: string) {
    const { details } = await run(
      (approver) => prune.run({ password, approver }),
      [words.pruneLine({ count: due })],
    );
    toast({ text: words.pruned({ count: details }) });
    onClose();
  }

  return (
    <>
      <Confirmed
        title={words.pruneTitle}
        submit={words.pruneRun}
        danger
        ready
        command={command}
        refusals={{ wrong_state: words.pruneGone }}
        onSubmit={remove}
        onClose={onClose}
        testId="prune"
      >
        <p>{words.pruneText({ count: due, months })}</p>
        <p>{words.pruneStays}</p>
        <p>{several ? words.pruneSecond : words.pruneAlone}</p>
      </Confirmed>
      <ApproverDialog approval={approval} />
    </>
  );
}
