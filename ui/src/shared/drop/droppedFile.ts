import { createContext, use } from 'react';

export interface DroppedFile {
  /** Files are above the window now. */
  readonly over: boolean;
  /** Full path of the file that was let go and that nobody has taken yet. */
  readonly path: string | null;
  /** Says that somebody sees to it. */
  readonly take: () => void;
  /** Goes to the page that takes files, with this one. */
  readonly offer: (path: string) => void;
}

export const DroppedFileContext = createContext<DroppedFile>({
  over: false,
  path: null,
  take: () => undefined,
  offer: () => undefined,
});

/** A file from another program; see `FileDrop`. */
export function useDroppedFile(): DroppedFile {
  return use(DroppedFileContext);
}
