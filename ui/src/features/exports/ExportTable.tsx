import type { ExportView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import classes from './exports.module.css';
import { StateMark, WhereMark } from './StateMark';
import { purposeWords } from './words';

interface ExportTableProps {
  readonly list: readonly ExportView[];
  /** Only what tells requests apart. */
  readonly narrow: boolean;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** One line for each request; arrows go from line to line. */
export function ExportTable({ list, narrow, open, onOpen }: ExportTableProps) {
  const { t } = useI18n();
  const { columns } = t.exports;
  const step = (by: 1 | -1) => (event: { currentTarget: HTMLElement }) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody button')];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + by];
    next?.focus();
    return next !== undefined;
  };
  return (
    <div className={classes['scroll']} {...onKeys({ arrowdown: step(1), arrowup: step(-1) })}>
      {/* Another table, not the same with fewer columns: some engines keep the widths of those that went. */}
      <table
        key={narrow ? 'narrow' : 'all'}
        className={classes['table']}
        data-narrow={narrow || undefined}
        data-testid="exports-table"
      >
        <thead>
          <tr>
            <th scope="col">{columns.no}</th>
            <th scope="col">{columns.who}</th>
            {!narrow && <th scope="col">{columns.what}</th>}
            <th scope="col">{columns.recipient}</th>
            <th scope="col">{columns.rows}</th>
            {!narrow && <th scope="col">{columns.format}</th>}
            <th scope="col">{columns.state}</th>
            {!narrow && <th scope="col">{columns.where}</th>}
            {!narrow && <th scope="col">{columns.due}</th>}
          </tr>
        </thead>
        <tbody>
          {list.map((view) => (
            <Row
              key={view.request_id}
              view={view}
              narrow={narrow}
              open={view.request_id === open}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly view: ExportView;
  readonly narrow: boolean;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

function Row({ view, narrow, open, onOpen }: RowProps) {
  const { t, f } = useI18n();
  const words = t.exports;
  const { request_id: id, ran } = view;
  const purpose = purposeWords(t, view);
  const format = words.format[view.format];
  return (
    <tr data-open={open || undefined} data-testid="export-row" onClick={() => onOpen(id)}>
      <td>
        <button
          type="button"
          className={classes['no']}
          aria-expanded={open}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(id);
          }}
        >
          {ran === null ? words.notRun : ran.register_no}
        </button>
        <span className={classes['second']}>{f.short(ran === null ? view.made_ms : ran.at_ms)}</span>
      </td>
      <td className={classes['muted']} title={view.requester_name}>
        {view.requester_name}
      </td>
      {!narrow && (
        <td className={classes['muted']} title={purpose}>
          {purpose}
        </td>
      )}
      <td title={view.recipient_name}>
        {view.recipient_name}
        <span className={classes['second']}>{words.recipient[view.recipient_kind]}</span>
      </td>
      <td className={classes['end']}>{f.number(view.rows)}</td>
      {!narrow && (
        <td className={classes['muted']} title={format}>
          {format}
        </td>
      )}
      <td>
        <StateMark state={view.state} />
      </td>
      {!narrow && (
        <>
          <td>
            <WhereMark ran={ran} />
          </td>
          <td className={ran?.overdue === true ? classes['late'] : classes['muted']}>
            {ran === null ? f.none : f.isoDay(ran.due_ms)}
          </td>
        </>
      )}
    </tr>
  );
}
