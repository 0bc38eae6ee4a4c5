import type {
  CoreEvent,
  DiskEncryption,
  ErrorCode,
  KeyringState,
  Language,
  Prefs,
  ReadOnlyReason,
  Role,
  WireError,
} from '../generated/contract';
import { approvalHandlers } from './fake/approval';
import { forAudience, refuseWhilePresenting } from './fake/audience';
import { billingHandlers } from './fake/billing';
import { customerHandlers } from './fake/customers';
import { dutyHandlers } from './fake/duties';
import { evidenceHandlers } from './fake/evidence';
import { exceptionHandlers } from './fake/exceptions';
import { exportHandlers } from './fake/exports';
import { seedExports } from './fake/exportSeed';
import { fieldHandlers, usualCatalogue } from './fake/fields';
import { importHandlers } from './fake/imports';
import { ledgerHandlers, seedLedger } from './fake/ledger';
import { handoverHandlers } from './fake/handover';
import { monthHandlers } from './fake/month';
import { enrolHandlers, peopleHandlers } from './fake/people';
import { checkAllowed } from './fake/reach';
import { reviewHandlers } from './fake/review';
import { makeCustomers, me } from './fake/seed';
import { settingsHandlers, usualSettings } from './fake/settings';
import { Refusal, refuse, type FakeState, type Handlers } from './fake/state';
import { transferHandlers } from './fake/transfer';
import { valueHandlers } from './fake/values';
import { officeVault, oneVault, vaultHandlers } from './fake/vault';
import { traceHandlers } from './fake/trace';
import { watchHandlers } from './fake/watch';
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
  /** One person who has all customers, instead of four. */
  alone?: boolean;
  /** Who is logged in: the place in the list of people, 林芳 when not told. */
  as?: number;
  /** Roles of the person who is logged in, instead of those the made-up vault gives. */
  roles?: Role[];
}

export interface FakePlatform extends Platform {
  readonly state: FakeState;
  /** Every call so far, oldest first. */
  readonly calls: { command: CommandName; request: unknown }[];
  /** Calls the core has refused, oldest first. */
  readonly refusals: { command: CommandName; code: ErrorCode }[];
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
  ...billingHandlers,
  ...valueHandlers,
  ...importHandlers,
  ...ledgerHandlers,
  ...evidenceHandlers,
  ...dutyHandlers,
  ...watchHandlers,
  ...monthHandlers,
  ...peopleHandlers,
  ...enrolHandlers,
  ...exceptionHandlers,
  ...transferHandlers,
  ...handoverHandlers,
  ...reviewHandlers,
  ...approvalHandlers,
  ...settingsHandlers,
  ...fieldHandlers,
  ...exportHandlers,
  ...traceHandlers,
};

const OPEN_COMMANDS: ReadonlySet<string> = new Set([...Object.keys(vaultHandlers), 'vault_enrol']);

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
  const refusals: FakePlatform['refusals'] = [];
  const failures = new Map<CommandName, Refusal>();
  const now = () => Date.now();
  const vault = phase === 'no_vault' ? null : options.alone ? oneVault() : officeVault();
  const person = vault?.people[options.as ?? 0];
  if (person && options.roles) person.roles = options.roles;
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
    vault,
    session:
      phase === 'open' ? { personId: person?.id ?? me.id, sinceMs: now(), presentingSince: null } : null,
    known:
      phase === 'no_vault' ? [] : [{ name: '恒信客户保险箱', path: officeVault().path, reachable: true }],
    keyring: options.keyring ?? 'ready',
    failures: 0,
    readOnly: options.readOnly ?? null,
    prepared: null,
    customers: phase === 'no_vault' ? [] : makeCustomers(customers, now(), options.alone),
    ledger: [],
    imports: [],
    drafts: [],
    handovers: [],
    reviews: [],
    exceptions: [],
    moves: [],
    settings: usualSettings(),
    settingChanges: [],
    fields: usualCatalogue(),
    fieldChanges: [],
    resealing: false,
    agreed: [],
    disk: options.disk ?? 'unknown',
    verifiedAt: now() - 120_000,
    prunedUntil: 0,
    hold: null,
    exportCancelled: false,
    exports: [],
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    now,
  };
  if (phase !== 'no_vault') {
    seedLedger(state, ledgerEntries);
    seedExports(state);
  }

  async function answer<K extends CommandName>(command: K, request: RequestOf<K>): Promise<ResponseOf<K>> {
    const failure = failures.get(command);
    if (failure) {
      failures.delete(command);
      throw failure;
    }
    if (!OPEN_COMMANDS.has(command)) {
      if (!state.session) throw refuse('locked');
      checkAllowed(state, command);
    }
    refuseWhilePresenting(state, command, request);
    const handler = handlers[command] as (
      s: FakeState,
      r: RequestOf<K>,
    ) => ResponseOf<K> | Promise<ResponseOf<K>>;
    // A copy: the page must not share objects with the core.
    const clear = structuredClone(await handler(state, structuredClone(request)));
    const presenting = (state.session?.presentingSince ?? null) !== null;
    return presenting ? forAudience(command, clear) : clear;
  }

  return {
    state,
    calls,
    refusals,
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
      try {
        return await answer(command, request);
      } catch (reason) {
        if (reason instanceof Refusal) refusals.push({ command, code: reason.code });
        throw reason;
      }
    },
  };
}
