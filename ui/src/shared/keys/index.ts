export { onAnyKey } from './anyKey';
export { belongsToInputMethod, isComposing } from './composition';
export { chordOf, isEditable, modName, type Chord } from './match';
export { onKeys, type KeyAction } from './onKeys';
export { useComposedText } from './useComposedText';
export { useKeys, type PageKeys } from './useKeys';
