import { useNavigate, useSearch } from '@tanstack/react-router';

import { readBillingPlace, type BillingPlace } from './place';

interface PlaceControl {
  readonly place: BillingPlace;
  /** Goes there; `replace` leaves no step for "back". */
  readonly go: (next: BillingPlace, replace?: boolean) => void;
}

/** Search, order and what is open, as the address says. */
export function usePlace(): PlaceControl {
  const place = readBillingPlace(useSearch({ strict: false }));
  const navigate = useNavigate();
  return {
    place,
    go: (next, replace = false) =>
      void navigate({ to: '/billing', search: readBillingPlace({ ...next }), replace }),
  };
}
