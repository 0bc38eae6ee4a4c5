import { useState } from 'react';

import { useCommand } from '../../../api/queries';
import { useSession } from '../../../api/session';
import type { ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { useSeveral } from '../../../shared/access/useSeveral';
import { useSayError } from '../../../shared/errors/useSayError';
import { toast } from '../../../shared/toast';
import { Button } from '../../../shared/ui/Button';
import { CarryDialog } from '../dialogs/CarryDialog';
import { RunDialog } from '../dialogs/RunDialog';
import { SettleDialog } from '../dialogs/SettleDialog';
import { SignDialog } from '../dialogs/SignDialog';
import { isPrinted } from '../words';
import classes from './detail.module.css';

type Doing = 'sign' | 'here' | 'run' | 'print' | 'settle' | 'carry';

/** What may be done now. What is not for this person is absent. */
export function Actions({ view }: { view: ExportView }) {
  const { t } = useI18n();
  const words = t.exports.act;
  const several = useSeveral();
  const { read_only: readOnly } = useSession();
  const withdraw = useCommand('export_withdraw');
  const sayError = useSayError();
  const [doing, setDoing] = useState<Doing | undefined>(undefined);
  const close = () => setDoing(undefined);
  const { can } = view;
  const waiting = view.mine && view.state === 'waiting' && several;

  async function takeBack() {
    try {
      await withdraw.run({ request_id: view.request_id });
      toast({ text: words.withdrawn });
    } catch (reason) {
      sayError(reason);
    }
  }

  if (readOnly !== null || !(can.agree || can.run || can.settle || can.withdraw || waiting)) return null;
  return (
    <footer className={classes['actions']} data-testid="export-actions">
      {can.withdraw && (
        <Button
          look="quiet"
          busy={withdraw.pending}
          onClick={() => void takeBack()}
          data-testid="export-withdraw"
        >
          {words.withdraw}
        </Button>
      )}
      <span className={classes['grow']} />
      {waiting && (
        <>
          <Button icon="file" onClick={() => setDoing('carry')} data-testid="export-carry">
            {words.carry}
          </Button>
          <Button look="primary" icon="key" onClick={() => setDoing('here')} data-testid="export-sign-here">
            {words.here}
          </Button>
        </>
      )}
      {can.agree && (
        <Button look="primary" icon="key" onClick={() => setDoing('sign')} data-testid="export-sign">
          {words.sign}
        </Button>
      )}
      {can.settle && (
        <Button icon="check" onClick={() => setDoing('settle')} data-testid="export-settle">
          {words.settle}
        </Button>
      )}
      {can.run && isPrinted(view) && (
        <Button icon="print" onClick={() => setDoing('print')} data-testid="export-print">
          {words.print}
        </Button>
      )}
      {can.run && (
        <Button look="primary" icon="save" onClick={() => setDoing('run')} data-testid="export-run">
          {words.run}
        </Button>
      )}
      {(doing === 'sign' || doing === 'here') && (
        <SignDialog view={view} here={doing === 'here'} onClose={close} />
      )}
      {(doing === 'run' || doing === 'print') && (
        <RunDialog view={view} print={doing === 'print'} onClose={close} />
      )}
      {doing === 'settle' && <SettleDialog view={view} onClose={close} />}
      {doing === 'carry' && <CarryDialog view={view} onClose={close} />}
    </footer>
  );
}
