import { PaletteBox } from './PaletteBox';
import { useRecentActions } from './recent';

export interface PaletteControl {
  opened: boolean;
  onClose: () => void;
  onCheatSheet: () => void;
}

/** Ctrl K: customers, actions, settings and help in one box. */
export function Palette({ opened, onClose, onCheatSheet }: PaletteControl) {
  const { actions, note } = useRecentActions();
  return opened ? (
    <PaletteBox lately={actions} onAction={note} onClose={onClose} onCheatSheet={onCheatSheet} />
  ) : null;
}
