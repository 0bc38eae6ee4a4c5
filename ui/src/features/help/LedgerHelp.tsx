import { useI18n } from '../../i18n';
import classes from './help.module.css';

/** What the ledger proves, what it does not, and what is left for people to do. */
export function LedgerHelp() {
  const { t } = useI18n();
  const words = t.evidence.help;
  const parts = [
    [words.proves, words.provesList],
    [words.not, words.notList],
    [words.doTitle, words.doList],
  ] as const;
  return (
    <section id="help-ledger" data-testid="help-ledger">
      <h2>{words.title}</h2>
      <p className={classes['muted']}>{words.text}</p>
      {parts.map(([title, list]) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul className={classes['limits']}>
            {list.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
