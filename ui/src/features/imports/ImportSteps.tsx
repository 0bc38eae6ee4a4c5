import { useI18n } from '../../i18n';
import { Stepper } from '../../shared/ui/Stepper';
import { STEPS, type Step } from './importState';

/** The steps of an import. */
export function ImportSteps({ step }: { step: Step }) {
  const { t } = useI18n();
  const words = t.imports.steps;
  return <Stepper label={words.label} steps={STEPS.map((one) => words[one])} at={STEPS.indexOf(step)} />;
}
