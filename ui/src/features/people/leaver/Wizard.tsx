import { useState } from 'react';

import type { HandoverReport, People, PersonView } from '../../../generated/contract';
import { useReceivers } from '../../../shared/access/useReceivers';
import { ConfirmStep } from './ConfirmStep';
import { LeaverStep } from './LeaverStep';
import { ReceiversStep } from './ReceiversStep';
import { ReportStep } from './ReportStep';
import { noRule, ruleOf, type RuleDraft } from './rule';
import { RunStep } from './RunStep';
import { Steps, type Step } from './Steps';
import { useHandoverRun } from './useHandoverRun';

interface WizardProps {
  all: People;
  person: PersonView;
  now: number;
  /** Of a handover that is finished. */
  finished: HandoverReport | undefined;
}

type Chosen = 'leaver' | 'receivers' | 'confirm';

/** Customers have gone and keys have not: there is nobody left to choose. */
function onlyKeysLeft({ state, customers, keys_to_rotate: keys }: PersonView): boolean {
  return state === 'frozen' && customers === 0 && keys > 0;
}

/** Five steps from somebody who leaves to the report; nothing happens before the fourth. */
export function Wizard({ all, person, now, finished }: WizardProps) {
  const receivers = useReceivers(person.person_id);
  const { run, start } = useHandoverRun(person.person_id);
  const [chosen, setChosen] = useState<Chosen>(onlyKeysLeft(person) ? 'confirm' : 'leaver');
  const [draft, setDraft] = useState<RuleDraft>(onlyKeysLeft(person) ? { ...noRule, kind: 'pool' } : noRule);
  const [again, setAgain] = useState(false);
  const rule = ruleOf(draft);
  const report = run?.report ?? finished;
  const left = person.state === 'frozen' && person.customers + person.keys_to_rotate > 0;
  const running = run?.state === 'running';
  const step: Step = running ? 'run' : report !== undefined && !again ? 'report' : chosen;

  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }));
  function begin(password: string) {
    if (rule === undefined) return;
    setAgain(false);
    void start(rule, password);
  }

  return (
    <>
      <Steps step={step} />
      {step === 'run' ? (
        <RunStep name={person.name} />
      ) : step === 'report' && report !== undefined ? (
        <ReportStep all={all} report={report} onAgain={left ? () => setAgain(true) : undefined} />
      ) : step === 'leaver' ? (
        <LeaverStep all={all} person={person} now={now} onNext={() => setChosen('receivers')} />
      ) : receivers === undefined ? null : step === 'confirm' && rule !== undefined ? (
        <ConfirmStep
          // The password is typed anew after each try.
          key={run?.error?.reference ?? 'first'}
          all={all}
          person={person}
          rule={rule}
          error={run?.error ?? null}
          onBack={() => setChosen('receivers')}
          onRun={begin}
        />
      ) : (
        <ReceiversStep
          all={all}
          person={person}
          receivers={receivers}
          draft={draft}
          onDraft={change}
          onBack={() => setChosen('leaver')}
          onNext={() => setChosen('confirm')}
        />
      )}
    </>
  );
}
