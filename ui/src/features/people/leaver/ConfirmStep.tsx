import { useState } from 'react';

import type { CallError } from '../../../api/errors';
import type { HandoverRule, People, PersonView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice';
import { Notice } from '../../../shared/ui/Notice';
import { PasswordField } from '../../../shared/ui/PasswordField';
import classes from './leaver.module.css';
import { SharesTable } from './SharesTable';
import { StepFrame } from './StepFrame';
import { usePreview } from './usePreview';

interface ConfirmStepProps {
  all: People;
  person: PersonView;
  rule: HandoverRule;
  /** Why the run before has stopped. */
  error: CallError | null;
  onBack: () => void;
  onRun: (password: string) => void;
}

/** What will happen, in the order in which it happens. A run that was interrupted goes on from here. */
export function ConfirmStep({ all, person, rule, error, onBack, onRun }: ConfirmStepProps) {
  const { t } = useI18n();
  const [password, setPassword] = useState('');
  const { data, error: unknown } = usePreview(person.person_id, rule);
  const words = t.people.leaver;
  const { name } = person;
  const frozen = person.state === 'frozen';
  // The first thing a run does is to freeze: then it has stopped in the middle.
  const stopped = frozen && error !== null;
  const ready = password !== '' && data !== undefined;

  function run() {
    if (ready) onRun(password);
  }

  return (
    <StepFrame
      title={words.confirmTitle({ name })}
      onBack={onBack}
      actions={
        <Button look="danger" disabled={!ready} data-testid="handover-run" onClick={run}>
          {frozen ? t.common.continue : words.run}
        </Button>
      }
    >
      {stopped && (
        <Notice tone="warning" role="status" testId="handover-stopped">
          {words.stopped}
        </Notice>
      )}
      <ErrorNotice error={error ?? unknown} testId="handover-error" />
      {data && (
        <ol className={classes['acts']} data-testid="handover-acts">
          <li>{frozen ? words.actFrozen({ name }) : words.actFreeze({ name })}</li>
          <li>
            {data.customers === 0 ? words.actNoCustomers : words.actTransfer({ customers: data.customers })}
            {data.shares.length > 0 && <SharesTable shares={data.shares} all={all} before />}
          </li>
          <li>{words.actKeys({ keys: data.compartments.length, rows: data.rows })}</li>
          <li>{words.actFile({ name })}</li>
          <li>{words.actLedger}</li>
        </ol>
      )}
      <Notice tone="info">{words.noUndo}</Notice>
      <div className={classes['password']}>
        <PasswordField
          label={t.people.yourPassword}
          value={password}
          onChange={setPassword}
          onEnter={run}
          testId="handover-password"
        />
      </div>
    </StepFrame>
  );
}
