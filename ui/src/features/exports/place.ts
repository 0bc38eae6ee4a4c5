import { useNavigate, useSearch } from '@tanstack/react-router';

import type { ExportShelf } from '../../generated/contract';

export const SHELVES: readonly ExportShelf[] = ['register', 'mine', 'for_me'];

/** What the page shows; the address holds it. */
export interface ExportsPlace {
  /** The register when not told. */
  readonly tab?: ExportShelf | undefined;
  /** The request whose details are open. */
  readonly open?: string | undefined;
}

export function readExportsPlace(raw: Record<string, unknown>): ExportsPlace {
  const place: ExportsPlace = {
    tab: SHELVES.find((shelf) => shelf === raw['tab'] && shelf !== 'register'),
    open: typeof raw['open'] === 'string' && raw['open'] !== '' ? raw['open'] : undefined,
  };
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}

export interface ExportsPlaceControl {
  readonly place: ExportsPlace;
  readonly go: (place: ExportsPlace, replace?: boolean) => void;
}

export function useExportsPlace(): ExportsPlaceControl {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    place: readExportsPlace(raw as Record<string, unknown>),
    go: (place, replace = false) => {
      void navigate({ to: '/exports', search: readExportsPlace({ ...place }), replace });
    },
  };
}
