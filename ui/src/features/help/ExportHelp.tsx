import { useI18n } from '../../i18n';
import classes from './help.module.css';

/** What has to happen before a list leaves, and what can be done when it leaked. */
export function ExportHelp() {
  const { exportHelp: words } = useI18n().t;
  return (
    <section id="help-exports" data-testid="help-exports">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <dl className={classes['how']}>
        {words.how.map(({ what, text }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
