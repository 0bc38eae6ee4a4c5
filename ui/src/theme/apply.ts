import { useEffect, useSyncExternalStore } from 'react';

import type { Prefs } from '../generated/contract';

const darkQuery = '(prefers-color-scheme: dark)';

function subscribeToSystem(changed: () => void) {
  const media = window.matchMedia(darkQuery);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

function systemIsDark() {
  return window.matchMedia(darkQuery).matches;
}

/** Whether the page is to be light or dark now; follows the system while the preference says so. */
export function useResolvedTheme(theme: Prefs['theme']): 'light' | 'dark' {
  const dark = useSyncExternalStore(subscribeToSystem, systemIsDark);
  if (theme === 'system') return dark ? 'dark' : 'light';
  return theme;
}

/** Writes theme, density and text size onto the root element, where tokens.css reads them. */
export function useAppearance(prefs: Pick<Prefs, 'density' | 'text_percent'>, theme: 'light' | 'dark') {
  const { density, text_percent: percent } = prefs;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = theme;
    root.dataset['density'] = density;
    root.style.setProperty('--text-scale', String(percent / 100));
  }, [theme, density, percent]);
}
