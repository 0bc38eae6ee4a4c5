import type { ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Gauge } from '../Gauge';
import { LevelCounts } from '../LevelCounts';
import { purposeWords } from '../words';
import classes from './dialogs.module.css';

/** What is signed: who, how many, for whom, what for, which fields. */
export function Summary({ view }: { view: ExportView }) {
  const { t } = useI18n();
  const words = t.exports;
  const fields = view.fields.map((field) => t.words.field[field]).join(t.ledger.fieldSeparator);
  const clear = [view.clear_l2 ? words.detail.clearL2 : '', view.clear_l3 ? words.detail.clearL3 : ''].filter(
    Boolean,
  );
  return (
    <div className={classes['form']} data-testid="sign-summary">
      <p>
        {words.sign.what({
          name: view.requester_name,
          rows: view.rows,
          recipient: `${words.recipient[view.recipient_kind]} · ${view.recipient_name}`,
          purpose: purposeWords(t, view),
        })}
      </p>
      <p className={classes['muted']}>
        {fields} · {clear.length === 0 ? words.detail.masked : clear.join(t.ledger.fieldSeparator)} ·{' '}
        {words.format[view.format]}
      </p>
      <LevelCounts levels={view.levels} />
      <Gauge milli={view.gauge_milli} />
      <p className={classes['muted']}>{words.sign.bound}</p>
    </div>
  );
}
