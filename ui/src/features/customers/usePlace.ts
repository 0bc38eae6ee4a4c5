import { useNavigate, useSearch } from '@tanstack/react-router';

import { readPlace, type CustomersPlace } from './place';

export interface PlaceControl {
  readonly place: CustomersPlace;
  /** Goes there; `replace` leaves no step for "back". */
  readonly go: (next: CustomersPlace, replace?: boolean) => void;
}

/** View, filters, order and open record, as the address says. */
export function usePlace(): PlaceControl {
  const raw: unknown = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    place: readPlace(raw as Record<string, unknown>),
    go: (next, replace = false) => {
      void navigate({ to: '/customers', search: readPlace({ ...next }), replace } as Parameters<
        typeof navigate
      >[0]);
    },
  };
}
