import { useState, type DragEvent } from 'react';

import { toCallError, type CallError } from '../../api/errors';
import { useCommand } from '../../api/queries';
import type { ImportPreview } from '../../generated/contract';
import { useI18n } from '../../i18n';
import { Button } from '../../shared/ui/Button';
import { ErrorNotice } from '../../shared/ui/ErrorNotice';
import { Icon } from '../../shared/ui/Icon';
import classes from './imports.module.css';
import { DETECT } from './importState';
import { PastImports } from './PastImports';

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
  const [over, setOver] = useState(false);

  const openPath = async (path: string) => {
    const preview = await open.run({ path, options: DETECT });
    onOpened(path, preview);
  };
  const choose = async () => {
    setError(undefined);
    try {
      const { path } = await pick.run({ what: 'import_file' });
      if (path !== null) await openPath(path);
    } catch (reason) {
      setError(toCallError(reason));
    }
  };
  // A web view never tells the path of a dropped file; the drop opens the system's dialog instead of nothing.
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void choose();
  };

  return (
    <div className={classes['body']}>
      <section
        className={classes['drop']}
        data-over={over || undefined}
        aria-label={words.title}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <Icon name="sheet" size={40} />
        <h2>{words.title}</h2>
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
        <p className={classes['hint']}>{words.kinds}</p>
      </section>
      <ErrorNotice error={error} />
      <PastImports />
    </div>
  );
}
