import { useProgress } from '../../../api/progress';
import { useI18n } from '../../../i18n';
import { ProgressBar } from '../../../shared/ui/ProgressBar';
import people from '../people.module.css';
import classes from './leaver.module.css';
import { StepFrame } from './StepFrame';

/** The work is the core's: it goes on while other pages are looked at. */
export function RunStep({ name }: { name: string }) {
  const { t } = useI18n();
  const words = t.people.leaver;
  const progress = useProgress('handover');
  return (
    <StepFrame title={words.runTitle({ name })}>
      <div className={classes['progress']} data-testid="handover-running">
        <ProgressBar
          label={t.words.job.handover}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          perSecond={progress?.per_second}
          remainingMs={progress?.remaining_ms}
        />
      </div>
      <p className={people['muted']}>{words.runText}</p>
    </StepFrame>
  );
}
