import type { ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { purposeWords } from '../words';
import classes from './detail.module.css';

/** What was asked for, as it was agreed to. */
export function Facts({ view }: { view: ExportView }) {
  const { t, f } = useI18n();
  const words = t.exports.detail;
  const clear = [view.clear_l2 ? words.clearL2 : '', view.clear_l3 ? words.clearL3 : ''].filter(Boolean);
  const facts: readonly (readonly [string, string])[] = [
    [words.requester, view.requester_name],
    [words.made, f.dateTime(view.made_ms)],
    [words.purpose, purposeWords(t, view)],
    [words.recipient, `${t.exports.recipient[view.recipient_kind]} · ${view.recipient_name}`],
    [words.reference, view.reference],
    [t.exports.columns.format, t.exports.format[view.format]],
    [words.keeper, view.keeper],
    [words.destroyBy, view.destroy_by],
    [words.validUntil, view.ran === null ? f.dateTime(view.not_after_ms) : ''],
    [words.readyAt, view.ready_ms === null || view.ran !== null ? '' : f.dateTime(view.ready_ms)],
    [words.reason, view.reason],
    [words.values, clear.length === 0 ? words.masked : clear.join(t.ledger.fieldSeparator)],
    [words.fields, view.fields.map((field) => t.words.field[field]).join(t.ledger.fieldSeparator)],
  ];
  return (
    <section className={classes['part']}>
      <h3>{words.request}</h3>
      <dl className={classes['facts']} data-testid="export-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
