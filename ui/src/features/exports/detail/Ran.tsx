import type { ExportRan } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { CopyButton } from '../../../shared/ui/CopyButton';
import { FileName } from '../../../shared/ui/FileName';
import { Notice } from '../../../shared/ui/Notice';
import classes from './detail.module.css';

/** The line of the register: the copy, how to know it again, and where it is. */
export function Ran({ ran }: { ran: ExportRan }) {
  const { t, f } = useI18n();
  const words = t.exports.detail;
  const { sha256: hash } = ran;
  const lines: readonly (readonly [string, string])[] = [
    [words.register, ran.register_no],
    [words.ranAt, f.dateTime(ran.at_ms)],
    [words.size, f.bytes(ran.bytes)],
    [words.canaries, ran.canaries > 0 ? words.canariesValue({ count: ran.canaries }) : words.noCanaries],
    [words.where, t.exports.where[ran.whereabouts]],
    [words.due, ran.whereabouts === 'out' ? f.isoDay(ran.due_ms) : ''],
    [words.note, ran.note],
  ];
  return (
    <section className={classes['part']} data-testid="export-ran">
      {ran.overdue && (
        <Notice tone="error" testId="export-overdue">
          {words.overdue({ day: f.isoDay(ran.due_ms) })}
        </Notice>
      )}
      <h3>{words.ran}</h3>
      <dl className={classes['facts']}>
        <div>
          <dt>{words.file}</dt>
          <dd>
            <FileName name={ran.file_name} />
          </dd>
        </div>
        {lines
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div data-copied-from="">
          <dt>{words.hash}</dt>
          <dd className={classes['hash']}>
            <code title={hash} data-copied="" data-testid="export-hash">
              {`${hash.slice(0, 8)}…${hash.slice(-8)}`}
            </code>
            <CopyButton text={hash} label={words.copyHash} testId="export-hash-copy" />
          </dd>
        </div>
      </dl>
    </section>
  );
}
