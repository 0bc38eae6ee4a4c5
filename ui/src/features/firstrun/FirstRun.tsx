import { useState, type ReactNode } from 'react';

import { Welcome } from './Welcome';
import { Wizard } from './Wizard';

export type Start = 'import' | 'add' | 'look';

/** No vault is chosen: make one, open one, or look at made-up data. */
export function FirstRun({ diskHelp, onDone }: { diskHelp: ReactNode; onDone: (start: Start) => void }) {
  const [creating, setCreating] = useState(false);
  return creating ? (
    <Wizard diskHelp={diskHelp} onLeave={() => setCreating(false)} onDone={onDone} />
  ) : (
    <Welcome onCreate={() => setCreating(true)} />
  );
}
