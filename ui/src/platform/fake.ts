import type {
  CoreEvent,
  DiskEncryption,
  KeyringState,
  Language,
  Prefs,
  ReadOnlyReason,
  WireError,
} from '../generated/contract';
import { forAudience, refuseWhilePresenting } from './fake/audience';
import { customerHandlers } from './fake/customers';
import { importHandlers } from './fake/imports';
import { ledgerHandlers, seedLedger } from './fake/ledger';
import { makeCustomers, me } from './fake/seed';
import { Refusal, refuse, type FakeState, type Handlers } from './fake/state';
import { valueHandlers } from './fake/values';
import { officeVault, vaultHandlers } from './fake/vault';
import type { CommandName, FileDrag, Platform, RequestOf, ResponseOf } from './types';

export interface FakeOptions {
  phase?: 'no_vault' | 'locked' | 'open';
  customers?: number;
  ledgerEntries?: number;
  language?: Language;
  theme?: Prefs['theme'];
  keyring?: KeyringState;
  readOnly?: ReadOnlyReason;
  platform?: FakeState['platform'];
  disk?: DiskEncryption;
}

export interface FakePlatform extends Platform {
  readonly state: FakeState;
  /** Every call so far, oldest first. */
  readonly calls: { command: CommandName; request: unknown }[];
  /** Lets the core say something. */
  emit(event: CoreEvent): void;
  /** Files are dragged over the window. */
  drag(drag: FileDrag): void;
  /** How large the page is shown now. */
  zoom(): number;
  /** The next call of this command is refused. */
  failNext(command: CommandName, error: Partial<WireError> & Pick<WireError, 'code'>): void;
}

const handlers: Handlers<CommandName> = {
  ...vaultHandlers,
  ...customerHandlers,
  ...valueHandlers,
  ...importHandlers,
  ...ledgerHandlers,
};

const OPEN_COMMANDS: ReadonlySet<string> = new Set(Object.keys(vaultHandlers));

/** The password of the made-up vault. */
export const FAKE_PASSWORD = 'correct horse battery staple';

/**
 * An in-memory core with made-up data: behaves like the real one as far as the page can tell.
 * For tests and for designing in a browser; keeps nothing and protects nothing.
 */
export function makeFakePlatform(options: FakeOptions = {}): FakePlatform {
  const { phase = 'open', customers = 1200, ledgerEntries = 400 } = options;
  const listeners = new Set<(event: CoreEvent) => void>();
  const dragListeners = new Set<(drag: FileDrag) => void>();
  let zoomed = 100;
  const calls: FakePlatform['calls'] = [];
  const failures = new Map<CommandName, Refusal>();
  const now = () => Date.now();
  const state: FakeState = {
    prefs: {
      language: options.language ?? 'zh-CN',
      theme: options.theme ?? 'system',
      density: 'standard',
      text_percent: 100,
      zoom_percent: 100,
      single_key_shortcuts: true,
      sidebar_collapsed: false,
      columns: {},
    },
    platform: options.platform ?? 'linux',
    vault: phase === 'no_vault' ? null : officeVault(),
    session: phase === 'open' ? { personId: me.id, sinceMs: now(), presentingSince: null } : null,
    known:
      phase === 'no_vault' ? [] : [{ name: '恒信客户保险箱', path: officeVault().path, reachable: true }],
    keyring: options.keyring ?? 'ready',
    failures: 0,
    readOnly: options.readOnly ?? null,
    prepared: null,
    customers: phase === 'no_vault' ? [] : makeCustomers(customers, now()),
    ledger: [],
    imports: [],
    drafts: [],
    settings: { lock_after_min: 5, clipboard_clear_s: 30, longer_reveal: false },
    disk: options.disk ?? 'unknown',
    verifiedAt: now() - 120_000,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    now,
  };
  if (phase !== 'no_vault') seedLedger(state, ledgerEntries);

  return {
    state,
    calls,
    emit: (event) => state.emit(event),
    drag(drag) {
      for (const listener of dragListeners) listener(drag);
    },
    zoom: () => zoomed,
    failNext: (command, { code, params = {}, reference = 'TEST0001' }) =>
      failures.set(command, new Refusal(code, params, reference)),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onFileDrag(listener) {
      dragListeners.add(listener);
      return () => dragListeners.delete(listener);
    },
    setZoom(percent) {
      zoomed = percent;
      return Promise.resolve();
    },
    async call<K extends CommandName>(command: K, request: RequestOf<K>): Promise<ResponseOf<K>> {
      calls.push({ command, request });
      await Promise.resolve();
      const failure = failures.get(command);
      if (failure) {
        failures.delete(command);
        throw failure;
      }
      if (!OPEN_COMMANDS.has(command) && !state.session) throw refuse('locked');
      refuseWhilePresenting(state, command, request);
      const handler = handlers[command] as (
        s: FakeState,
        r: RequestOf<K>,
      ) => ResponseOf<K> | Promise<ResponseOf<K>>;
      // A copy: the page must not share objects with the core.
      const answer = structuredClone(await handler(state, structuredClone(request)));
      const presenting = (state.session?.presentingSince ?? null) !== null;
      return presenting ? forAudience(command, answer) : answer;
    },
  };
}
