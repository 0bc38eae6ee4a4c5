import { useEffect, useEffectEvent, useState } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommand } from '../../api/queries';
import type { ImportPreview } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { useDroppedFile } from '../../shared/drop/droppedFile';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import classes from './PickStep.module.css';
import { DETECT } from './importState';
import { PastImports } from './PastImports';
import parts from './parts.module.css';
import frame from './StepFrame.module.css';

interface PickStepProps {
  readonly onOpened: (path: string, preview: ImportPreview) => void;
}

/** Choosing the file; below it what was imported before. */
export function PickStep({ onOpened }: PickStepProps) {
  const { t } = useI18n();
  const words = t.imports.pick;
  const pick = useCommand('path_pick');
  const open = useCommand('import_open');
  const [error, setError] = useState<CallError | undefined>(undefined);
  const dropped = useDroppedFile();

  const openFrom = async (choose: () => Promise<string | null>) => {
    setError(undefined);
    try {
      const path = await choose();
      if (path !== null) onOpened(path, await open.run({ path, options: DETECT }));
    } catch (reason) {
      setError(toCallError(reason));
    }
  };
  const choose = () => openFrom(async () => (await pick.run({ what: 'import_file' })).path);

  const openDropped = useEffectEvent((path: string) => {
    dropped.take();
    if (!open.pending) void openFrom(() => Promise.resolve(path));
  });
  const { path: droppedPath } = dropped;
  useEffect(() => {
    if (droppedPath === null) return;
    const soon = window.setTimeout(() => openDropped(droppedPath));
    return () => window.clearTimeout(soon);
  }, [droppedPath]);

  return (
    <div className={frame['body']}>
      <section
        className={classes['drop']}
        data-over={dropped.over || undefined}
        aria-label={words.title}
        data-testid="import-drop"
      >
        <Icon name="sheet" size={40} />
        <h2>{dropped.over ? words.letGo : words.title}</h2>
        <p>{words.text}</p>
        <Button
          look="primary"
          size="large"
          icon="folder"
          busy={open.pending}
          onClick={() => void choose()}
          data-testid="import-pick"
        >
          {open.pending ? words.working : words.button}
        </Button>
        <p className={parts['hint']}>
          {words.orDrop} · {words.kinds}
        </p>
      </section>
      <ErrorNotice error={error} />
      <PastImports />
    </div>
  );
}
