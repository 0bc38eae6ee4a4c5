/** The shape of a catalogue, taken from the Chinese source: same keys, same parameters, any words. */
export type Translated<T> = T extends string
  ? string
  : T extends (...args: infer A) => infer R
    ? (...args: A) => Translated<R>
    : { readonly [K in keyof T]: Translated<T[K]> };

/**
 * A catalogue that says what the source says: `export const home = translation<typeof source>()({ … })`.
 * A missing key, a key too many or another parameter does not compile.
 */
export function translation<S>() {
  return (texts: Translated<S>): Translated<S> => texts;
}
