import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import type { Start } from './FirstRun';
import classes from './firstrun.module.css';

export function DoneStep({ onChoose }: { onChoose: (start: Start) => void }) {
  const { t } = useI18n();
  return (
    <div className={classes['choices']}>
      <p className={classes['hint']}>{t.firstrun.doneText}</p>
      <Button
        look="primary"
        size="large"
        wide
        icon="sheet"
        data-testid="firstrun-import"
        onClick={() => onChoose('import')}
      >
        {t.firstrun.doneImport}
      </Button>
      <Button size="large" wide icon="person" data-testid="firstrun-add" onClick={() => onChoose('add')}>
        {t.firstrun.doneAdd}
      </Button>
      <Button look="quiet" size="large" wide data-testid="firstrun-look" onClick={() => onChoose('look')}>
        {t.firstrun.doneLook}
      </Button>
    </div>
  );
}
