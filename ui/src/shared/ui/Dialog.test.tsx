import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';

import { noStorage } from '../../theme/mantine';
import { Dialog } from './Dialog';

/** One above the other, as when somebody else has to agree to what the first one asks. */
function Two() {
  const [open, setOpen] = useState<readonly string[]>(['below', 'above']);
  return (
    <MantineProvider colorSchemeManager={noStorage}>
      {open.map((name) => (
        <Dialog
          key={name}
          opened
          title={name}
          testId={name}
          onClose={() => setOpen((now) => now.filter((other) => other !== name))}
        >
          {name}
        </Dialog>
      ))}
    </MantineProvider>
  );
}

it('Esc closes the topmost dialog only', async () => {
  render(<Two />);
  const user = userEvent.setup();
  await screen.findByTestId('above');
  await user.keyboard('{Escape}');
  expect(screen.queryByTestId('above')).toBeNull();
  expect(screen.getByTestId('below')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(screen.queryByTestId('below')).toBeNull();
});
