import { useEffect } from 'react';

import { usePlatform } from '../platform/context';

export const SMALLEST_ZOOM = 80;
export const LARGEST_ZOOM = 200;
export const NATURAL_ZOOM = 100;
const STEPS = [SMALLEST_ZOOM, 90, NATURAL_ZOOM, 110, 125, 150, 175, LARGEST_ZOOM] as const;

/** The next step from a percentage, which may lie between two of them; the last one stays. */
export function nextZoom(percent: number, by: 1 | -1): number {
  return by === 1
    ? (STEPS.find((step) => step > percent) ?? LARGEST_ZOOM)
    : (STEPS.findLast((step) => step < percent) ?? SMALLEST_ZOOM);
}

/** Shows the page as large as the preference says. */
export function useZoom(percent: number) {
  const platform = usePlatform();
  useEffect(() => {
    // A window that cannot be zoomed stays as it is; there is nothing for the person to do about it.
    platform.setZoom(percent).catch(() => undefined);
  }, [platform, percent]);
}
