import { useNavigate, useSearch } from '@tanstack/react-router';

export const TABS = ['alerts', 'days'] as const;
export type WatchTab = (typeof TABS)[number];

/** What the page shows; the address holds it. */
export interface WatchPlace {
  /** Alerts when not told. */
  readonly tab?: WatchTab | undefined;
  /** Only what is not reviewed. */
  readonly open?: true | undefined;
}

export function readWatchPlace(raw: Record<string, unknown>): WatchPlace {
  const place: WatchPlace = {
    tab: raw['tab'] === 'days' ? 'days' : undefined,
    open: raw['open'] === true ? true : undefined,
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

export interface WatchPlaceControl {
  readonly place: WatchPlace;
  readonly go: (place: WatchPlace) => void;
}

export function useWatchPlace(): WatchPlaceControl {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    place: readWatchPlace(raw as Record<string, unknown>),
    go: (place) => {
      void navigate({ to: '/watch', search: readWatchPlace({ ...place }), replace: true });
    },
  };
}
