import { act, render, screen, waitFor } from '@testing-library/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';

import { PlatformProvider } from '../platform/context';
import { makeFakePlatform } from '../platform/fake';
import { call } from './call';
import { flushDrafts, useDraft } from './drafts';
import { CallError } from './errors';
import { invalidateAfter } from './invalidate';
import { commandQuery, makeQueryClient, useCommand } from './queries';
import { applyStatus } from './status';

describe('calls', () => {
  it('turn a refusal into a CallError with its parameters', async () => {
    const platform = makeFakePlatform({ customers: 1 });
    platform.failNext('customer_counts', {
      code: 'wrong_password',
      params: { attempts_left: 2 },
      reference: 'ABCD1234',
    });
    const error = await call(platform, 'customer_counts', {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CallError);
    expect(error).toMatchObject({ code: 'wrong_password', reference: 'ABCD1234' });
    expect((error as CallError).number('attempts_left')).toBe(2);
  });

  it('count a broken host as a defect', async () => {
    const platform = { ...makeFakePlatform(), call: () => Promise.reject(new Error('no host')) };
    await expect(call(platform, 'app_status', {})).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('the cache', () => {
  it('goes stale by the tags of the contract and not otherwise', async () => {
    const platform = makeFakePlatform({ customers: 3 });
    const client = makeQueryClient();
    await client.query(commandQuery(platform, 'customer_counts', {}));
    await client.query(commandQuery(platform, 'import_list', {}));
    await invalidateAfter(client, 'customer_create');
    expect(client.getQueryState(['customer_counts', {}])?.isInvalidated).toBe(true);
    expect(client.getQueryState(['import_list', {}])?.isInvalidated).toBe(false);
  });

  it('is empty after a lock but for the status', async () => {
    const platform = makeFakePlatform({ customers: 3 });
    const client = makeQueryClient();
    await client.query(commandQuery(platform, 'customer_counts', {}));
    applyStatus(client, await call(platform, 'vault_lock', { reason: 'manual' }));
    expect(
      client
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey[0]),
    ).toEqual(['app_status']);
  });

  it('never sees what a command sends or brings', async () => {
    const platform = makeFakePlatform({ phase: 'locked' });
    const client = makeQueryClient();
    let run: (() => Promise<unknown>) | undefined;
    function Part() {
      const rate = useCommand('password_rate');
      run = () => rate.run({ password: 'maple copper lantern' });
      return null;
    }
    render(
      <PlatformProvider platform={platform}>
        <QueryClientProvider client={client}>
          <Part />
        </QueryClientProvider>
      </PlatformProvider>,
    );
    await act(async () => {
      await run?.();
    });
    expect(client.getQueryCache().getAll()).toEqual([]);
    expect(client.getMutationCache().getAll()).toEqual([]);
  });
});

describe('drafts', () => {
  function Form({ body }: { body: string | null }) {
    useDraft('customer:new', body);
    return <p>form</p>;
  }
  function setup(body: string | null) {
    const platform = makeFakePlatform({ customers: 1 });
    const client = makeQueryClient();
    const page = (next: string | null) => (
      <PlatformProvider platform={platform}>
        <QueryClientProvider client={client}>
          <Form body={next} />
        </QueryClientProvider>
      </PlatformProvider>
    );
    const view = render(page(body));
    expect(screen.getByText('form')).toBeTruthy();
    return { platform, rerender: (next: string | null) => view.rerender(page(next)), unmount: view.unmount };
  }

  it('are in the vault before it locks, without waiting for a rest', async () => {
    const { platform } = setup('{"name":"x"}');
    await flushDrafts(platform);
    expect(platform.state.drafts).toMatchObject([{ key: 'customer:new', body: '{"name":"x"}' }]);
  });

  it('stay when the form is left, and go when it is saved', async () => {
    const { platform, unmount } = setup('{"name":"y"}');
    unmount();
    await waitFor(() => expect(platform.state.drafts).toHaveLength(1));
    const again = setup('{"name":"z"}');
    await flushDrafts(again.platform);
    again.rerender(null);
    await flushDrafts(again.platform);
    expect(again.platform.state.drafts).toEqual([]);
  });
});
