import { useState, type ReactNode } from 'react';

import { useStatus, useStatusCommand } from '../../api/status';
import type { VaultSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { GateScreen } from '../../shared/gate/GateScreen';
import { DemoAgain } from './DemoAgain';
import { Recover } from './Recover';
import { UnlockForm } from './UnlockForm';

/** The locked vault: its name, who may open it, nothing of what is in it. */
export function Unlock({ help }: { help: ReactNode }) {
  const { vault } = useStatus();
  return vault && <UnlockScreen key={vault.vault_id} vault={vault} help={help} />;
}

function UnlockScreen({ vault, help }: { vault: VaultSummary; help: ReactNode }) {
  const { t } = useI18n();
  const close = useStatusCommand('vault_close');
  const [recovering, setRecovering] = useState(false);
  const [helping, setHelping] = useState(false);
  const [personId, setPersonId] = useState(vault.people[0]?.person_id ?? '');

  const links = (
    <>
      <Button look="quiet" size="small" data-testid="switch-vault" onClick={() => void close.run({})}>
        {t.unlock.switchVault}
      </Button>
      <Button look="quiet" size="small" data-testid="unlock-help" onClick={() => setHelping(true)}>
        {t.shell.help}
      </Button>
    </>
  );

  return (
    <GateScreen
      title={recovering ? t.unlock.recoverTitle : vault.name}
      wide={recovering}
      links={links}
      testId={recovering ? 'screen-recover' : 'screen-unlock'}
    >
      {recovering ? (
        <Recover
          vault={vault}
          personId={personId}
          onPerson={setPersonId}
          onBack={() => setRecovering(false)}
        />
      ) : vault.demo ? (
        <DemoAgain />
      ) : (
        <UnlockForm
          vault={vault}
          personId={personId}
          onPerson={setPersonId}
          onForgot={() => setRecovering(true)}
        />
      )}
      <Dialog
        opened={helping}
        onClose={() => setHelping(false)}
        title={t.help.title}
        size={760}
        testId="help-dialog"
      >
        {help}
      </Dialog>
    </GateScreen>
  );
}
