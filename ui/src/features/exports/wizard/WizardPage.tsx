import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { useSession } from '../../../api/session';
import { useI18n } from '../../../i18n';
import { useWantedExport } from '../../../shared/leaving/wanted';
import { useNow } from '../../../shared/time/useNow';
import { Stepper } from '../../../shared/ui/Stepper';
import { Button } from '../../../shared/ui/Button';
import { CheckStep } from './CheckStep';
import { firstDraft, planOf, problemOf, STEPS, type Draft, type Step } from './draft';
import { FieldsStep } from './FieldsStep';
import { FormatStep } from './FormatStep';
import { PurposeStep } from './PurposeStep';
import { StepFrame } from './StepFrame';
import classes from './wizard.module.css';

/** Four steps to a request. Nothing leaves here: what was decided is asked for, and others agree to it. */
export function WizardPage() {
  const { t, f } = useI18n();
  const words = t.exports.wizard;
  const { person_name: keeper } = useSession();
  const navigate = useNavigate();
  const readWanted = useWantedExport();
  const now = useNow();
  const [wanted] = useState(readWanted);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(keeper, wanted !== undefined, f.isoDay));
  const [step, setStep] = useState<Step>('purpose');
  /** Said once somebody tried to go on. */
  const [tried, setTried] = useState(false);

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const at = STEPS.indexOf(step);
  const problem = problemOf(step, draft, f.isoDay(now));
  const move = (by: 1 | -1) => {
    if (by === 1 && problem !== null) {
      setTried(true);
      return;
    }
    setTried(false);
    const next = STEPS[at + by];
    if (next !== undefined) setStep(next);
  };
  const leave = () => void navigate({ to: '/exports' });
  const frame = {
    onBack: at === 0 ? undefined : () => move(-1),
    onNext: () => move(1),
    problem: tried && problem !== null ? words.problem[problem] : undefined,
  };

  return (
    <div className={classes['page']} data-testid="export-wizard">
      <div className={classes['top']}>
        <Stepper label={words.steps.label} steps={STEPS.map((one) => words.steps[one])} at={at} />
        <Button look="quiet" size="small" onClick={leave} data-testid="export-leave">
          {words.leave}
        </Button>
      </div>
      {step === 'check' ? (
        <CheckStep
          plan={planOf(draft, wanted)}
          onBack={() => move(-1)}
          onRequested={(view) => {
            void navigate({ to: '/exports', search: { tab: 'mine', open: view.request_id } });
          }}
        />
      ) : (
        <StepFrame key={step} label={words.steps[step]} {...frame}>
          {step === 'purpose' ? (
            <PurposeStep draft={draft} onChange={change} problem={tried ? problem : null} />
          ) : step === 'fields' ? (
            <FieldsStep draft={draft} wanted={wanted} onChange={change} />
          ) : (
            <FormatStep draft={draft} onChange={change} />
          )}
        </StepFrame>
      )}
    </div>
  );
}
