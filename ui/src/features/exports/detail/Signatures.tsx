import type { ExportView } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Icon } from '../../../shared/ui/Icon';
import { agreedCount } from '../words';
import classes from './detail.module.css';

/** Who asked, agreed and refused, in the order of time. */
export function Signatures({ view }: { view: ExportView }) {
  const { t, f } = useI18n();
  const words = t.exports.detail;
  const missing = view.needs.approvals - agreedCount(view);
  return (
    <section className={classes['part']}>
      <h3>{words.signatures}</h3>
      <ol className={classes['timeline']} data-testid="export-signatures">
        <li>
          <Icon name="edit" size={14} />
          <span>{words.asked({ name: view.requester_name })}</span>
          <time>{f.short(view.made_ms)}</time>
        </li>
        {view.signatures.map((one) => (
          <li key={one.person_id} data-agreed={one.agreed} data-testid="export-signature">
            <Icon name={one.agreed ? 'check' : 'close'} size={14} />
            <span>
              {one.agreed ? words.agreed(one) : words.refused(one)}
              {one.reason !== '' && <span className={classes['why']}>{one.reason}</span>}
            </span>
            <time>{f.short(one.at_ms)}</time>
          </li>
        ))}
        {view.state === 'waiting' && missing > 0 && (
          <li className={classes['muted']}>
            <Icon name="clock" size={14} />
            <span>{words.missing({ count: missing })}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
