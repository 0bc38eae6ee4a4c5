import { Link } from '@tanstack/react-router';

import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ROLES } from './manage';
import classes from './people.module.css';

interface AloneHereProps {
  manages: boolean;
  demo: boolean;
  onAdd: () => void;
}

/** One person: what a second one gets, and what the roles are. */
export function AloneHere({ manages, demo, onAdd }: AloneHereProps) {
  const { t } = useI18n();
  const words = t.people;
  return (
    <div className={classes['emptyPage']}>
      <EmptyState
        testId="people-empty"
        title={words.empty}
        text={words.emptyText}
        actions={
          manages && (
            <Button look="primary" size="large" icon="plus" data-testid="person-add" onClick={onAdd}>
              {words.add.title}
            </Button>
          )
        }
      >
        {demo && <p className={classes['muted']}>{words.emptyDemo}</p>}
        <section className={classes['rolesList']} aria-labelledby="people-roles">
          <h3 id="people-roles">{words.emptyRoles}</h3>
          <dl className={classes['facts']}>
            {ROLES.map((role) => (
              <div key={role}>
                <dt>{t.words.role[role]}</dt>
                <dd>{t.words.roleText[role]}</dd>
              </div>
            ))}
          </dl>
          <Link to="/people/matrix">{words.matrix.title}</Link>
        </section>
      </EmptyState>
    </div>
  );
}
