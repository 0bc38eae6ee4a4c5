import { useRef, useState, type ReactNode } from 'react';

import { useStatus, useStatusCommand } from '../../api/status';
import type { VaultSummary } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { GateScreen } from '../../shared/gate/GateScreen';
import { onKeys } from '../../shared/keys';
import { Button } from '../../shared/ui/Button';
import { Dialog } from '../../shared/ui/Dialog';
import { DemoAgain } from './DemoAgain';
import { EnrolForm } from './EnrolForm';
import { PeoplePicker } from './PeoplePicker';
import { Recover } from './Recover';
import { nextPerson } from './typedName';
import classes from './unlock.module.css';
import { UnlockForm } from './UnlockForm';

/** The locked vault: its name, who may open it, nothing of what is in it. */
export function Unlock(props: { help: ReactNode; lastPerson: string | null }) {
  const { vault } = useStatus();
  return vault && <UnlockScreen key={vault.vault_id} vault={vault} {...props} />;
}

interface UnlockScreenProps {
  vault: VaultSummary;
  help: ReactNode;
  /** Who was logged in last while this window has been open. */
  lastPerson: string | null;
}

function UnlockScreen({ vault, help, lastPerson }: UnlockScreenProps) {
  const { t } = useI18n();
  const close = useStatusCommand('vault_close');
  const below = useRef<HTMLDivElement>(null);
  const [recovering, setRecovering] = useState(false);
  const [helping, setHelping] = useState(false);
  const [personId, setPersonId] = useState(() => {
    const last = vault.people.find(({ person_id: id }) => id === lastPerson);
    return (last ?? vault.people[0])?.person_id ?? '';
  });
  /** Whether the list has the focus, because it was moved in there. */
  const [inList, setInList] = useState(false);
  const invited = vault.people.find(({ person_id: id }) => id === personId)?.unlock_mode === 'invitation';

  function choose(id: string, fromList: boolean) {
    setPersonId(id);
    setInList(fromList);
  }

  function pick(id: string) {
    choose(id, false);
    below.current?.querySelector('input')?.focus();
  }

  // From a field below the list: another person without leaving it.
  function step(by: number) {
    const next = vault.people.length > 1 ? nextPerson(vault.people, personId, by) : undefined;
    if (next) choose(next.person_id, false);
    return next !== undefined;
  }

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
        <div {...onKeys({ arrowdown: () => step(1), arrowup: () => step(-1) })}>
          <div className={classes['who']} data-invited={invited || undefined}>
            <PeoplePicker
              people={vault.people}
              value={personId}
              onChange={(id) => choose(id, true)}
              onPick={pick}
            />
          </div>
          <div ref={below}>
            {invited ? (
              <EnrolForm key={personId} personId={personId} focus={!inList} />
            ) : (
              <UnlockForm
                vault={vault}
                personId={personId}
                focus={!inList}
                onForgot={() => setRecovering(true)}
              />
            )}
          </div>
        </div>
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
