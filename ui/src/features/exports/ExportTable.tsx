import type { ExportView } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { onKeys } from '../../shared/keys';
import { cellOf, columnsFor, type ColumnId, type Room } from './columns';
import classes from './exports.module.css';

interface ExportTableProps {
  readonly list: readonly ExportView[];
  readonly room: Room;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** One line for each request; arrows go from line to line. */
export function ExportTable({ list, room, open, onOpen }: ExportTableProps) {
  const { t } = useI18n();
  const columns = columnsFor(room);
  const step = (by: 1 | -1) => (event: { currentTarget: HTMLElement }) => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody button')];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + by];
    next?.focus();
    return next !== undefined;
  };
  return (
    <div className={classes['scroll']} {...onKeys({ arrowdown: step(1), arrowup: step(-1) })}>
      {/* Another table, not the same with fewer columns: some engines keep the widths of those that went. */}
      <table key={room} className={classes['table']} data-testid="exports-table">
        <thead>
          <tr>
            <th scope="col" data-column="no">
              {t.exports.columns.no}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t.exports.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map((view) => (
            <Row
              key={view.request_id}
              view={view}
              columns={columns}
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
  readonly columns: readonly ColumnId[];
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
}

function Row({ view, columns, open, onOpen }: RowProps) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { request_id: id, ran } = view;
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
          {ran === null ? t.exports.notRun : ran.register_no}
        </button>
        <span className={classes['second']}>{f.short(ran === null ? view.made_ms : ran.at_ms)}</span>
      </td>
      {columns.map((column) => {
        const { content, title, className } = cellOf(i18n, view, column);
        return (
          <td key={column} data-column={column} title={title} className={className}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
