import { useRef, useState } from 'react';

import { toCallError, type CallError } from '../../../api/errors';
import { useCommand } from '../../../api/queries';
import type { ExportFormat, ExportView } from '../../../generated/contract';

const endings: Readonly<Record<ExportFormat, string>> = {
  xlsx: '.xlsx',
  csv: '.csv',
  csv_gb18030: '.csv',
  vcard: '.vcf',
  pdf_list: '.pdf',
  pdf_sheet: '.pdf',
  package: '.cvpkg',
};

/** The place with the ending of the format: programs know a file by it. */
export function withEnding(path: string, format: ExportFormat): string {
  const ending = endings[format];
  return path.toLowerCase().endsWith(ending) ? path : `${path}${ending}`;
}

export interface Typed {
  readonly rows: number;
  readonly password: string;
  readonly key: string;
}

export interface Run {
  readonly running: boolean;
  /** The last authentication is too long ago. */
  readonly asksPassword: boolean;
  readonly cancelled: boolean;
  readonly error: CallError | null;
  readonly start: (typed: Typed) => Promise<ExportView | undefined>;
  readonly cancel: () => void;
}

/** Asks where, then has the core write; a password is asked for only where the core wants one. */
export function useRun(view: ExportView, print: boolean): Run {
  const pick = useCommand('path_pick');
  const write = useCommand('export_run');
  const hand = useCommand('export_print');
  const stop = useCommand('export_cancel');
  const path = useRef<string | null>(null);
  const [asksPassword, setAsksPassword] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  const [error, setError] = useState<CallError | null>(null);

  async function start({ rows, password, key }: Typed) {
    setError(null);
    setCancelled(false);
    const shared = { request_id: view.request_id, rows, password: password === '' ? null : password };
    try {
      if (print) return await hand.run(shared);
      path.current ??= (await pick.run({ what: 'save_export' })).path;
      if (path.current === null) return undefined;
      return await write.run({
        ...shared,
        path: withEnding(path.current, view.format),
        package_key: view.format === 'package' ? key : null,
      });
    } catch (reason) {
      const failure = toCallError(reason);
      if (failure.code === 'cancelled') setCancelled(true);
      else if (failure.code === 'password_needed' && !asksPassword) setAsksPassword(true);
      else setError(failure);
      // Another place may be what helps.
      if (failure.code === 'file_access' || failure.code === 'disk_full') path.current = null;
      return undefined;
    }
  }

  return {
    running: write.pending || hand.pending,
    asksPassword,
    cancelled,
    error,
    start,
    cancel: () => void stop.run({}).catch(() => undefined),
  };
}
