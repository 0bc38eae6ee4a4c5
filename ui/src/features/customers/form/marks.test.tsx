import { screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';

import { callsOf, expectAccessible, renderApp } from '../../../test/render';

beforeAll(() => import('../CustomersPage'));

it.each(['zh-CN', 'en'] as const)(
  'several consents can be marked, and stand on the card, in %s',
  async (language) => {
    const { user, platform } = renderApp({ language }, '/customers?form=new');
    await user.type(await screen.findByTestId('form-company-0'), 'ABC');
    const refused = screen.getByTestId('form-consents-no_marketing');
    await user.click(screen.getByTestId('form-consents-third_party'));
    await user.click(screen.getByTestId('form-consents-abroad'));
    await user.click(refused);
    await user.click(screen.getByTestId('form-consents-abroad'));
    expect(refused.getAttribute('aria-pressed')).toBe('true');
    await expectAccessible();
    await user.click(screen.getByTestId('form-save'));
    await waitFor(() => expect(callsOf(platform, 'customer_create')).toHaveLength(1));
    expect(callsOf(platform, 'customer_create')[0]).toMatchObject({
      fields: expect.arrayContaining([
        { field: 'consents', values: [{ text: 'third_party' }, { text: 'no_marketing' }] },
      ]) as unknown,
    });
    const line = await screen.findByTestId('field-consents-0');
    expect(line.textContent).toContain(language === 'en' ? 'May be passed on' : '同意对外提供');
    expect(line.textContent).toContain(language === 'en' ? 'No marketing' : '拒绝营销');
  },
);
