import { useState } from 'react';

import { Welcome } from './Welcome';
import { Wizard } from './Wizard';

export type Start = 'import' | 'add' | 'look';

/** No vault is chosen: make one, open one, or look at made-up data. */
export function FirstRun({ onDone }: { onDone: (start: Start) => void }) {
  const [creating, setCreating] = useState(false);
  return creating ? (
    <Wizard onLeave={() => setCreating(false)} onDone={onDone} />
  ) : (
    <Welcome onCreate={() => setCreating(true)} />
  );
}
