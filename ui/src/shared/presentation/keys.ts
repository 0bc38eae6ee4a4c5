export const PRESENTATION_KEYS = 'mod+shift+h';
