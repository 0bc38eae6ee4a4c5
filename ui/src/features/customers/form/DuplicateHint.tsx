import type { DuplicateRow } from '../../../generated/contract';
import { useI18n } from '../../../i18n';
import { Button } from '../../../shared/ui/Button';
import { Notice } from '../../../shared/ui/Notice';
import { secondOf, titleOf } from '../show';
import classes from './form.module.css';

const MOST_SHOWN = 3;

/** Customers that look the same, with a way to them. Nothing without one. */
export function DuplicateHint({
  rows,
  onOpen,
}: {
  rows: readonly DuplicateRow[];
  onOpen: (id: string) => void;
}) {
  const { t } = useI18n();
  const words = t.customers.form;
  if (rows.length === 0) return null;
  return (
    <Notice tone="warning" role="status" testId="form-duplicate">
      <p>{words.duplicate}</p>
      <ul className={classes['duplicates']}>
        {rows.slice(0, MOST_SHOWN).map(({ row, by }) => (
          <li key={row.record_id}>
            <span title={secondOf(row)}>{titleOf(row)}</span>
            <small>{words.duplicateBy[by]}</small>
            <Button
              look="link"
              size="small"
              onClick={() => onOpen(row.record_id)}
              data-testid="form-duplicate-open"
            >
              {words.duplicateOpen}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
