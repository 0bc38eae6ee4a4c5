import { useI18n } from '../../i18n';
import classes from './help.module.css';

/** What raises an alert, who reviews, and what a review says. */
export function ReviewHelp() {
  const { watch } = useI18n().t;
  const { help } = watch;
  return (
    <section id="help-reviews" data-testid="help-reviews">
      <h2>{watch.title}</h2>
      <p>{help.text}</p>
      <dl className={classes['how']}>
        {help.how.map(({ what, text }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
