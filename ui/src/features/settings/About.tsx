import { useStatus } from '../../api/status';
import { useI18n } from '../../i18n';
import classes from './settings.module.css';

export function About() {
  const { t } = useI18n();
  const { version } = useStatus();
  return (
    <>
      <p className={classes['name']}>
        {t.words.product} · {t.settings.version({ version })}
      </p>
      <p className={classes['text']}>{t.settings.aboutText}</p>
      <p className={classes['text']}>{t.settings.legal}</p>
    </>
  );
}
