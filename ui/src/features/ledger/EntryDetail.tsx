import { keepPreviousData } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { useCommandQuery } from '../../api/queries';
import type { LedgerEntryView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { Button, IconButton } from '../../shared/ui/Button';
import { CopyButton } from '../../shared/ui/CopyButton';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { LevelBadge } from '../../shared/ui/LevelBadge';
import classes from './detail.module.css';
import { customerWords, fieldWords, purposeWords, refusalWords, sentenceOf, valueWords } from './sentence';

interface EntryDetailProps {
  readonly seq: number;
  readonly onEntry: (seq: number) => void;
  readonly onRecord: (record: string) => void;
  readonly onPerson: (person: string) => void;
  readonly onClose: () => void;
}

/** Everything one entry holds, and what somebody outside would see of it. */
export function EntryDetail({ seq, onEntry, onRecord, onPerson, onClose }: EntryDetailProps) {
  const { t, f } = useI18n();
  const words = t.ledger.detail;
  const { data, error } = useCommandQuery('ledger_show', { seq }, { placeholderData: keepPreviousData });
  const current = data?.row.seq === seq ? data : undefined;
  const newer = current?.next_seq ?? null;
  return (
    <aside
      className={classes['detail']}
      aria-label={words.label({ seq })}
      data-testid="ledger-detail"
      {...onKeys({ escape: onClose })}
    >
      <header>
        <span className={classes['when']}>{data === undefined ? '' : f.dateTime(data.row.at_ms)}</span>
        <IconButton
          icon="chevronDown"
          label={words.older}
          disabled={seq <= 1}
          onClick={() => onEntry(seq - 1)}
          data-testid="ledger-older"
        />
        <IconButton
          icon="chevronUp"
          label={words.newer}
          disabled={newer === null}
          onClick={() => newer !== null && onEntry(newer)}
          data-testid="ledger-newer"
        />
        <IconButton icon="close" label={words.close} onClick={onClose} data-testid="ledger-detail-close" />
      </header>
      <ErrorNotice error={error} testId="ledger-detail-error" />
      {data === undefined || error !== null ? null : (
        <Entry entry={data} onRecord={onRecord} onPerson={onPerson} />
      )}
    </aside>
  );
}

type Actions = Pick<EntryDetailProps, 'onRecord' | 'onPerson'>;

function Entry({ entry, onRecord, onPerson }: Actions & { readonly entry: LedgerEntryView }) {
  const { t, f } = useI18n();
  const words = t.ledger.detail;
  const navigate = useNavigate();
  const { row, person_id: personId } = entry;
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
  ];
  return (
    <>
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
      </dl>
      {recordId === null && personId === null ? null : (
        <div className={classes['actions']}>
          {recordId === null ? null : (
            <>
              <Button
                size="small"
                onClick={() => void navigate({ to: '/customers', search: { open: recordId } })}
                data-testid="ledger-open-customer"
              >
                {words.open}
              </Button>
              <Button size="small" onClick={() => onRecord(recordId)} data-testid="ledger-only-customer">
                {words.onlyRecord}
              </Button>
            </>
          )}
          {personId === null ? null : (
            <Button size="small" onClick={() => onPerson(personId)} data-testid="ledger-only-person">
              {words.onlyPerson}
            </Button>
          )}
        </div>
      )}
      <Outside entry={entry} />
    </>
  );
}

/** Numbers and hashes, as they stand in an exported ledger. */
function Outside({ entry }: { readonly entry: LedgerEntryView }) {
  const { t, f } = useI18n();
  const words = t.ledger.detail;
  const { row } = entry;
  const plain: readonly (readonly [string, string])[] = [
    [words.seq, f.number(row.seq)],
    [words.action, row.action],
    [words.signer, words.signers[entry.signer]],
    [words.changes, f.number(entry.changes)],
    [words.detail, words.details[entry.detail]],
  ];
  const hashes: readonly (readonly [string, string | null, string])[] = [
    [words.hash, row.hash, 'ledger-hash'],
    [words.prevHash, entry.prev_hash, 'ledger-prev-hash'],
    [words.detailCommit, entry.detail_commit, 'ledger-commit'],
    [words.objectRef, entry.object_ref, 'ledger-object'],
    [words.device, entry.device, 'ledger-device'],
    [words.boot, entry.boot, 'ledger-boot'],
  ];
  return (
    <section className={classes['outside']} aria-label={words.outside}>
      <h3>{words.outside}</h3>
      <p className={classes['muted']}>{words.outsideText}</p>
      <dl>
        {plain.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {hashes.map(([label, value, testId]) =>
          value === null ? null : (
            <div key={label} className={classes['hashed']} data-copied-from="">
              <dt>{label}</dt>
              <dd>
                <span className={classes['hash']} data-copied="" data-testid={testId}>
                  {value}
                </span>
                <CopyButton text={value} label={words.copy({ name: label })} testId={`${testId}-copy`} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
