import type {
  DiskEncryption,
  AppStatus,
  CoreEvent,
  ErrorCode,
  ImportReport,
  KeyringState,
  LedgerRow,
  Param,
  Prefs,
  ReadOnlyReason,
  StoredDraft,
  VaultMode,
  VaultSettings,
  WireError,
} from '../../generated/contract';
import type { CommandName, RequestOf, ResponseOf } from '../types';
import type { FakeCustomer } from './seed';

/** Everything the in-memory core remembers. */
export interface FakeState {
  prefs: Prefs;
  platform: AppStatus['platform'];
  vault: FakeVault | null;
  session: { personId: string; sinceMs: number; presentingSince: number | null } | null;
  known: AppStatus['known_vaults'];
  keyring: KeyringState;
  failures: number;
  readOnly: ReadOnlyReason | null;
  prepared: Prepared | null;
  customers: FakeCustomer[];
  ledger: LedgerRow[];
  imports: ImportReport[];
  drafts: StoredDraft[];
  settings: VaultSettings;
  verifiedAt: number | null;
  emit: (event: CoreEvent) => void;
  disk: DiskEncryption;
  now: () => number;
}

export interface FakeVault {
  id: string;
  name: string;
  path: string;
  mode: VaultMode;
  demo: boolean;
  password: string;
  recoveryKey: string;
  people: {
    id: string;
    name: string;
    tail: string;
    unlockMode: 'keyring_password' | 'keyring_only' | 'device_file';
  }[];
}

export interface Prepared {
  vault: FakeVault;
  groups: string[];
  confirm: [number, number];
}

export type Handler<K extends CommandName> = (
  state: FakeState,
  request: RequestOf<K>,
) => ResponseOf<K> | Promise<ResponseOf<K>>;

export type Handlers<K extends CommandName> = { [Name in K]: Handler<Name> };

let references = 0;

/** A refusal, with the parts it has when it arrives in the page. */
export class Refusal extends Error implements WireError {
  constructor(
    readonly code: ErrorCode,
    readonly params: Record<string, Param>,
    readonly reference: string,
  ) {
    super(code);
  }
}

export function refuse(code: ErrorCode, params: Record<string, Param> = {}): Refusal {
  references += 1;
  return new Refusal(code, params, `FAKE${String(references).padStart(4, '0')}`);
}

/** Writes what happened, as the core would. */
export function record(state: FakeState, action: string, more: Partial<LedgerRow> = {}): number {
  const seq = state.ledger.length + 1;
  const person = state.vault?.people.find((one) => one.id === state.session?.personId);
  state.ledger.push({
    seq,
    at_ms: state.now(),
    action,
    person_name: person?.name ?? null,
    refused: null,
    record_id: null,
    record_name: null,
    record_number: null,
    field: null,
    fields: [],
    level: null,
    purpose: null,
    purpose_text: null,
    count: null,
    old: null,
    new: null,
    text: null,
    hash: (seq * 2_654_435_761).toString(16).padStart(16, '0'),
    ...more,
  });
  return seq;
}
