import { useI18n } from '../../../i18n';
import { Stepper } from '../../../shared/ui/Stepper';

export const STEPS = ['leaver', 'receivers', 'confirm', 'run', 'report'] as const;
export type Step = (typeof STEPS)[number];

/** The steps of a handover. */
export function Steps({ step }: { step: Step }) {
  const { t } = useI18n();
  const words = t.people.leaver;
  return (
    <Stepper label={words.stepsLabel} steps={STEPS.map((one) => words.steps[one])} at={STEPS.indexOf(step)} />
  );
}
