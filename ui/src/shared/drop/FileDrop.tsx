import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';

import { useI18n } from '../../i18n';
import { usePlatform } from '../../platform/context';
import type { FileDrag } from '../../platform/types';
import { toast } from '../toast';
import { Icon } from '../ui/Icon';
import { DroppedFileContext } from './droppedFile';
import classes from './FileDrop.module.css';

interface FileDropProps {
  children: ReactNode;
  /** The page shows a place of its own where files go. */
  ownTarget: boolean;
  /** Files are taken on the page that is shown. */
  accepts: boolean;
  /** Goes to the page that takes a file from elsewhere. */
  onFile: () => void;
}

/** What is asked in a dialog comes first: it does not disappear behind a file. */
function dialogOpen(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null;
}

/** Takes one file dropped anywhere on the window, and shows while it is above that it would be taken. */
export function FileDrop({ children, ownTarget, accepts, onFile }: FileDropProps) {
  const { t } = useI18n();
  const platform = usePlatform();
  const [over, setOver] = useState(false);
  const [path, setPath] = useState<string | null>(null);

  const receive = useEffectEvent((drag: FileDrag) => {
    if (!accepts) return;
    setOver(drag.kind === 'over' && !dialogOpen());
    if (drag.kind !== 'dropped' || drag.paths.length === 0) return;
    const [first, ...others] = drag.paths;
    if (dialogOpen()) {
      toast({ id: 'file-refused', tone: 'warning', text: t.imports.drop.dialogFirst });
    } else if (others.length > 0 || first === undefined) {
      toast({
        id: 'file-refused',
        tone: 'warning',
        text: t.imports.drop.onlyOne({ count: drag.paths.length }),
      });
    } else {
      setPath(first);
      if (!ownTarget) onFile();
    }
  });
  useEffect(() => platform.onFileDrag((drag) => receive(drag)), [platform]);

  const offer = (offered: string) => {
    setPath(offered);
    onFile();
  };

  return (
    <DroppedFileContext value={{ over, path, take: () => setPath(null), offer }}>
      {children}
      {over && !ownTarget && (
        <div className={classes['target']} data-testid="file-drop">
          <p className={classes['words']}>
            <Icon name="sheet" size={20} />
            {t.imports.drop.here}
          </p>
        </div>
      )}
    </DroppedFileContext>
  );
}
