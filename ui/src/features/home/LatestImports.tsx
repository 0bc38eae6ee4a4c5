import { Link } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import { useI18n } from '../../i18n';
import { FileName } from '../../shared/ui/FileName';
import { Icon } from '../../shared/ui/Icon';
import classes from './home.module.css';

export function LatestImports() {
  const { t, f } = useI18n();
  const { data } = useCommandQuery('import_list', {});
  if (!data || data.batches.length === 0) return null;
  return (
    <section className={classes['part']}>
      <h3 className={classes['partTitle']}>{t.home.imports}</h3>
      <ul>
        {data.batches.slice(0, 3).map((batch) => (
          <li key={batch.batch_id}>
            <Link to="/imports" className={classes['line']} title={f.dateTime(batch.at_ms)}>
              <Icon name="sheet" />
              <FileName name={batch.file_name} />
              <span className={classes['number']}>
                {batch.undone ? t.home.undone : t.home.imported({ count: batch.imported + batch.updated })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
