import { useStatusCommand } from '../../api/status';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import classes from './unlock.module.css';

/** The demo has a password nobody was told: it is made anew instead of unlocked. */
export function DemoAgain() {
  const { t } = useI18n();
  const demo = useStatusCommand('demo_open');
  return (
    <div className={classes['form']}>
      <p className={classes['muted']}>{t.unlock.demoText}</p>
      <ErrorNotice error={demo.error} testId="unlock-error" />
      <Button
        look="primary"
        size="large"
        wide
        busy={demo.pending}
        data-testid="demo-again"
        onClick={() => void demo.run({}).catch(() => undefined)}
      >
        {demo.pending ? t.unlock.demoWorking : t.unlock.demoAgain}
      </Button>
    </div>
  );
}
