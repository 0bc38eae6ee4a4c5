import type { ExportPreview } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Avatar } from '../../../shared/ui/Avatar';
import { Gauge } from '../Gauge';
import { LevelCounts } from '../LevelCounts';
import { fewerApprove, needsWords } from '../words';
import classes from './wizard.module.css';

/** At the right: what the request comes to, what it takes, and who may agree. */
export function Coming({ preview }: { preview: ExportPreview }) {
  const { t } = useI18n();
  const words = t.exports;
  const { needs, approvers } = preview;
  return (
    <aside className={classes['coming']} data-testid="export-coming">
      <section>
        <h3>{words.levels({ rows: preview.rows })}</h3>
        <LevelCounts levels={preview.levels} />
      </section>
      <section>
        <Gauge milli={preview.gauge.milli} parts={preview.gauge} />
      </section>
      <section>
        <h3>{words.detail.needs}</h3>
        <p data-testid="export-needs">{needsWords(t, needs).join(' · ')}</p>
        {fewerApprove(needs) && <p className={classes['muted']}>{words.needs.fewer}</p>}
      </section>
      {needs.class !== 'free' && (
        <section>
          <h3>{words.wizard.approvers}</h3>
          {approvers.length === 0 ? (
            <p className={classes['muted']}>{words.wizard.nobody}</p>
          ) : (
            <ul className={classes['approvers']}>
              {approvers.map(({ person_id: id, name, roles }) => (
                <li key={id}>
                  <Avatar name={name} />
                  <span>
                    {name}
                    <span className={classes['muted']}>
                      {roles.map((role) => t.words.role[role]).join(t.ledger.fieldSeparator)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </aside>
  );
}
