import { useNavigate } from '@tanstack/react-router';

import type { LedgerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { Button, IconButton } from '../../shared/ui/Button';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import classes from './ledger.module.css';
import { customerWords, fieldWords, purposeWords, refusalWords, sentenceOf, valueWords } from './sentence';

interface EntryDetailProps {
  readonly row: LedgerRow;
  readonly onClose: () => void;
}

/** Everything one entry holds, with its hash. */
export function EntryDetail({ row, onClose }: EntryDetailProps) {
  const { t, f } = useI18n();
  const words = t.ledger.detail;
  const navigate = useNavigate();
  const { record_id: recordId } = row;
  const facts: readonly (readonly [string, string])[] = [
    [words.person, row.person_name ?? t.ledger.program],
    [words.approver, row.approver ?? ''],
    [words.approvedFor, row.approved_for ?? ''],
    [words.record, customerWords(t, row)],
    [words.fields, fieldWords(t, row.field === null ? row.fields : [row.field])],
    [words.purpose, purposeWords(t, row)],
    [words.count, row.count === null ? '' : f.number(row.count)],
    [words.old, valueWords(t, row, row.old)],
    [words.new, valueWords(t, row, row.new)],
    [words.text, row.text === null ? '' : (t.ledger.word[row.text] ?? row.text)],
    [words.result, row.refused === null ? t.ledger.table.normal : refusalWords(t, row.refused)],
    [words.action, row.action],
    [words.seq, f.number(row.seq)],
  ];
  return (
    <aside
      className={classes['detail']}
      aria-label={words.label({ seq: row.seq })}
      data-testid="ledger-detail"
      {...onKeys({ escape: onClose })}
    >
      <header>
        <span>{f.dateTime(row.at_ms)}</span>
        <IconButton icon="close" label={words.close} onClick={onClose} data-testid="ledger-detail-close" />
      </header>
      <p className={classes['sentence']}>{sentenceOf(t, row)}</p>
      {row.level === null ? null : <LevelBadge level={row.level} />}
      <dl>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{words.hash}</dt>
          <dd className={classes['hash']} data-testid="ledger-hash">
            {row.hash}
          </dd>
        </div>
      </dl>
      {recordId === null ? null : (
        <Button
          size="small"
          onClick={() => void navigate({ to: '/customers', search: { open: recordId } })}
          data-testid="ledger-open-customer"
        >
          {words.open}
        </Button>
      )}
    </aside>
  );
}
