import type { ExportPreview, LegalClass } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import classes from './wizard.module.css';

const CLASSES: readonly LegalClass[] = ['not_personal', 'personal', 'sensitive_personal', 'under_fourteen'];

/** Rows by legal class, and those that stay with why. */
export function Stays({ preview }: { preview: ExportPreview }) {
  const { t, f } = useI18n();
  const words = t.exports.wizard;
  const { no_consent: noConsent, refused_marketing: refused, closed } = preview.excluded;
  const stays = [
    noConsent > 0 ? words.noConsent({ count: noConsent }) : '',
    refused > 0 ? words.refusedMarketing({ count: refused }) : '',
    closed > 0 ? words.closed({ count: closed }) : '',
  ].filter(Boolean);
  return (
    <>
      <div className={classes['group']}>
        <h3>{words.byClass}</h3>
        <dl className={classes['classes']}>
          {CLASSES.map((one, place) => {
            const count = preview.classes[place] ?? 0;
            return count === 0 ? null : (
              <div key={one}>
                <dt>{t.words.legalClass[one]}</dt>
                <dd>{f.number(count)}</dd>
              </div>
            );
          })}
        </dl>
      </div>
      {stays.length > 0 && (
        <div className={classes['group']} data-testid="export-excluded">
          <h3>{words.excluded}</h3>
          <ul>
            {stays.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
