import type { Density } from '../../generated/contract';

/** Row heights of the three densities; the same as `--row` in tokens.css. */
export const ROW_PX: Record<Density, number> = { compact: 32, standard: 40, relaxed: 48 };
