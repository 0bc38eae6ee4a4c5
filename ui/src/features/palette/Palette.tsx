import { PaletteBox } from './PaletteBox';

export interface PaletteControl {
  opened: boolean;
  onClose: () => void;
  onCheatSheet: () => void;
}

/** Ctrl K: customers, actions, settings and help in one box. */
export function Palette({ opened, onClose, onCheatSheet }: PaletteControl) {
  return opened ? <PaletteBox onClose={onClose} onCheatSheet={onCheatSheet} /> : null;
}
