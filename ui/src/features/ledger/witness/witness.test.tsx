import { configure, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../../test/render';

configure({ asyncUtilTimeout: 8_000 });

beforeAll(() => import('./WitnessPage'));

const PLACE = '/ledger/witness';

async function compare(view: ReturnType<typeof renderApp>, text: string) {
  const field = await screen.findByTestId('witness-paste');
  await view.user.clear(field);
  await view.user.click(field);
  await view.user.paste(text);
  await view.user.click(screen.getByTestId('witness-compare'));
}

describe('the witness page', () => {
  it('shows a checkpoint as text and as a code with quiet around it, and says that it has left', async () => {
    const view = renderApp({}, PLACE);
    expect((await screen.findByTestId('witness-state')).textContent).toContain('尚未见证');
    await view.user.click(screen.getByTestId('witness-show'));
    expect((await screen.findByTestId('witness-text')).textContent).toMatch(/^clientvault\.ledger\//);
    const code = screen.getByTestId('witness-qr');
    expect(code.getAttribute('viewBox')).toBe('0 0 53 53');
    expect(code.querySelector('rect')?.getAttribute('fill')).toBe('#ffffff');
    expect(code.querySelector('path')?.getAttribute('d')).toMatch(/^M4 4h7v1h-7z/);
    await waitFor(() => expect(screen.getByTestId('witness-state').textContent).toContain('前 40 条'));
    await view.user.click(screen.getByTestId('witness-copy'));
    expect(await navigator.clipboard.readText()).toContain('\n40\n');
  });

  it('saves it as a text and as a page to print', async () => {
    const { user, platform } = renderApp({}, PLACE);
    await user.click(await screen.findByTestId('witness-save-text'));
    await user.click(screen.getByTestId('witness-save-pdf'));
    await waitFor(() => expect(callsOf(platform, 'ledger_save_checkpoint')).toHaveLength(2));
    expect(callsOf(platform, 'ledger_save_checkpoint')).toEqual([
      { path: '/home/linfang/checkpoint.txt', form: 'text' },
      { path: '/home/linfang/report.pdf', form: 'pdf' },
    ]);
  });

  it.each(['zh-CN', 'en'] as const)(
    'tells the five outcomes of an old checkpoint apart, in %s',
    { timeout: 60_000 },
    async (language) => {
      const view = renderApp({ language }, PLACE);
      const { text } = await view.platform.call('ledger_checkpoint', {});
      await compare(view, `\n${text}\n`);
      const agrees = await screen.findByTestId('witness-agrees');
      expect(agrees.getAttribute('role')).toBe('status');
      expect(agrees.textContent).toContain('40');
      expect(screen.getAllByTestId('witness-signer').map((one) => one.textContent)).toEqual([
        '林芳',
        language === 'en' ? 'computer 7c1e09ab' : '设备 7c1e09ab',
      ]);
      await view.user.click(screen.getByTestId('witness-update'));
      expect(screen.getByTestId('witness-update-copy')).toBeTruthy();
      await expectAccessible();

      const lines = text.split('\n');
      const changed = (line: number, by: string) => lines.with(line, by).join('\n');
      await compare(view, changed(1, '9000'));
      expect((await screen.findByTestId('witness-longer')).getAttribute('role')).toBe('alert');
      await compare(view, changed(2, btoa('another root')));
      expect((await screen.findByTestId('witness-differs')).getAttribute('role')).toBe('alert');
      await compare(view, changed(0, `clientvault.ledger/${'ab'.repeat(16)}`));
      const other = await screen.findByTestId('witness-other_vault');
      expect(within(other).getByText(/./, { selector: 'strong' })).toBeTruthy();
      await compare(view, lines.slice(0, 3).join('\n'));
      expect(await screen.findByTestId('witness-not_signed')).toBeTruthy();
      expect(screen.queryByTestId('witness-update')).toBeNull();
    },
  );

  it('says that something else is no checkpoint, and makes none while nothing can be written', async () => {
    const view = renderApp({ readOnly: { kind: 'behind', entries: 42 } }, PLACE);
    expect(await screen.findByTestId('witness-read-only')).toBeTruthy();
    expect(screen.queryByTestId('witness-show')).toBeNull();
    await compare(view, 'hello');
    expect((await screen.findByTestId('witness-error')).textContent).toContain('LDG-252');
  });
});
