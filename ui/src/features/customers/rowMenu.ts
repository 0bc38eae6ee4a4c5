import type { CustomerRow } from '../../generated/contract';
import type { Texts } from '../../i18n';
import type { PointMenuItem } from '../../shared/grid/PointMenu';
import type { View } from './place';
import { changesIn } from './SelectionBar';
import type { Moves } from './useMoves';
import type { StateChange } from './useStateChange';

interface RowMenu {
  readonly t: Texts;
  readonly view: View;
  readonly row: CustomerRow;
  readonly moves: Moves;
  /** Why it cannot be changed just now. */
  readonly whyNot: string | undefined;
  readonly onOpen: () => void;
  readonly onWide: () => void;
  readonly onNote: () => void;
  readonly onEdit: () => void;
  readonly onChange: (change: StateChange) => void;
}

/** What can be done with one customer of the list. */
export function rowMenu(menu: RowMenu): readonly PointMenuItem[] {
  const { t, view, row, moves, whyNot } = menu;
  const words = t.customers.menu;
  const items: (PointMenuItem | false)[] = [
    { id: 'open', label: words.open, keys: 'Enter', run: menu.onOpen },
    { id: 'wide', label: words.wide, keys: 'Ctrl Enter', run: menu.onWide },
    row.state !== 'recycled' && {
      id: 'note',
      label: words.note,
      keys: 'E',
      separated: true,
      whyNot,
      run: menu.onNote,
    },
    row.state !== 'recycled' && { id: 'edit', label: words.edit, whyNot, run: menu.onEdit },
    moves.mayClaim(row) && {
      id: 'claim',
      label: words.claim,
      separated: true,
      run: () => void moves.claim([row.record_id]),
    },
    moves.mayTransfer(row) && {
      id: 'transfer',
      label: words.transfer,
      separated: !moves.mayClaim(row),
      run: () => void moves.ask(() => Promise.resolve([row])),
    },
    ...(moves.mayChange(row) ? changesIn[view] : []).map((change, index) => ({
      id: change,
      label: words[change],
      separated: index === 0,
      danger: change === 'recycle',
      ...(change === 'recycle' ? { keys: 'Del' } : {}),
      run: () => menu.onChange(change),
    })),
  ];
  return items.filter((item) => item !== false);
}
