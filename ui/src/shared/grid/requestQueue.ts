/** Runs `ask` when it is its turn; rejects without asking when the signal comes first. */
export type Ask = <T>(ask: () => Promise<T>, signal: AbortSignal) => Promise<T>;

interface Waiting {
  readonly signal: AbortSignal;
  readonly start: () => void;
  readonly drop: () => void;
}

/**
 * Lets `most` requests through at a time, the newest first.
 *
 * A dragged scrollbar wants more pages than can be answered; whoever waits long enough to be scrolled past is never sent.
 */
export function makeRequestQueue(most: number): Ask {
  const waiting: Waiting[] = [];
  let running = 0;

  const startNext = () => {
    while (running < most) {
      const next = waiting.pop();
      if (next === undefined) return;
      if (next.signal.aborted) {
        next.drop();
      } else {
        running += 1;
        next.start();
      }
    }
  };

  return (ask, signal) =>
    new Promise((resolve, reject) => {
      waiting.push({
        signal,
        drop: () => reject(new DOMException('scrolled past', 'AbortError')),
        start: () => {
          ask()
            .then(resolve, reject)
            .finally(() => {
              running -= 1;
              startNext();
            });
        },
      });
      startNext();
    });
}
