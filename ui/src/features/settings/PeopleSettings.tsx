import { useNavigate } from '@tanstack/react-router';

import { useStatus } from '../../api/status';
import { useI18n } from '../../i18n';
import { useAreas } from '../../shared/access/useAreas';
import { useSeveral } from '../../shared/access/useSeveral';
import { Button } from '../../shared/ui/Button';
import classes from './settings.module.css';

/** The way to the page of people, also while there is nobody but the one who looks. */
export function PeopleSettings() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { vault } = useStatus();
  const several = useSeveral();
  const manages = useAreas().has('people');
  return (
    <>
      <p className={classes['text']}>
        {several || !manages || vault?.demo ? t.settings.peopleText : t.settings.peopleAlone}
      </p>
      <div className={classes['actions']}>
        <Button icon="person" data-testid="settings-people" onClick={() => void navigate({ to: '/people' })}>
          {t.shell.people}
        </Button>
        <Button
          icon="table"
          data-testid="settings-matrix"
          onClick={() => void navigate({ to: '/people/matrix' })}
        >
          {t.people.matrix.title}
        </Button>
      </div>
    </>
  );
}
