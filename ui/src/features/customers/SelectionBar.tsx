import type { CustomerRow } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { countSelected, type Selection } from '../../shared/grid/selection';
import { Button, IconButton } from '../../shared/ui/Button';
import classes from './customers.module.css';
import type { View } from './place';
import type { StateChange } from './useStateChange';

interface SelectionBarProps {
  /** What can be done to at least one of them. */
  readonly changes: readonly StateChange[];
  readonly selection: Selection<CustomerRow>;
  readonly total: number;
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly claiming: boolean;
  readonly onAll: () => void;
  readonly onClear: () => void;
  readonly onChange: (change: StateChange) => void;
  /** Absent where it is not for this person or not for these customers. */
  readonly onTransfer: (() => void) | undefined;
  readonly onClaim: (() => void) | undefined;
  readonly onExport: (() => void) | undefined;
}

/** What can be done to a customer in a view; nothing here destroys anything. */
export const changesIn: Record<View, readonly StateChange[]> = {
  all: ['archive', 'recycle'],
  mine: ['archive', 'recycle'],
  colleagues: ['archive', 'recycle'],
  team: ['archive', 'recycle'],
  kept: ['archive', 'recycle'],
  // What nobody follows up is claimed first.
  pool: [],
  idle: ['archive', 'recycle'],
  today: ['archive', 'recycle'],
  basis: ['archive', 'recycle'],
  archived: ['unarchive', 'recycle'],
  recycled: ['restore'],
};

/** Takes the place of the filters while customers are chosen. */
export function SelectionBar(props: SelectionBarProps) {
  const { t } = useI18n();
  const words = t.customers.selection;
  const { selection, total } = props;
  const count = countSelected(selection, total);
  const core =
    selection.kind === 'some' ? [...selection.rows.values()].filter((row) => row.level === 'L3').length : 0;
  return (
    <div className={classes['filters']} role="toolbar" aria-label={words.label} data-testid="selection-bar">
      <strong aria-live="polite">{words.count({ count })}</strong>
      {core > 0 && <span className={classes['core']}>{words.core({ count: core })}</span>}
      {count < total && (
        <Button look="link" size="small" onClick={props.onAll} data-testid="select-all-matching">
          {words.all({ count: total })}
        </Button>
      )}
      <span className={classes['grow']} />
      {props.progress !== undefined && (
        <span className={classes['hint']}>{words.working(props.progress)}</span>
      )}
      {props.onClaim !== undefined && (
        <Button
          size="small"
          look="primary"
          icon="check"
          busy={props.claiming}
          onClick={props.onClaim}
          data-testid="selection-claim"
        >
          {words.claim}
        </Button>
      )}
      {props.onTransfer !== undefined && (
        <Button
          size="small"
          icon="transfer"
          busy={props.progress !== undefined}
          onClick={props.onTransfer}
          data-testid="selection-transfer"
        >
          {words.transfer}
        </Button>
      )}
      {props.onExport !== undefined && (
        <Button
          size="small"
          icon="upload"
          busy={props.progress !== undefined}
          onClick={props.onExport}
          data-testid="selection-export"
        >
          {t.exports.ask}
        </Button>
      )}
      {props.changes.map((change) => (
        <Button
          key={change}
          size="small"
          icon={change === 'recycle' ? 'trash' : change === 'archive' ? 'archive' : 'undo'}
          busy={props.progress !== undefined}
          onClick={() => props.onChange(change)}
          data-testid={`selection-${change}`}
        >
          {words[change]}
        </Button>
      ))}
      <IconButton icon="close" label={words.clear} onClick={props.onClear} data-testid="selection-clear" />
    </div>
  );
}
