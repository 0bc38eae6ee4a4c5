import type {
  CatalogueField,
  FieldChange,
  DiskEncryption,
  AppStatus,
  CoreEvent,
  ErrorCode,
  ExceptionView,
  HandoverReport,
  ImportReport,
  KeyringState,
  LedgerRow,
  LegalHold,
  Param,
  Prefs,
  ReadOnlyReason,
  ReviewClosed,
  ReviewDecision,
  ReviewReason,
  Role,
  StoredDraft,
  UnlockMode,
  VaultMode,
  SettingChange,
  VaultSettings,
  WireError,
} from '../../generated/contract';
import type { CommandName, RequestOf, ResponseOf } from '../types';
import type { FakeExport } from './exports';
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
  drafts: (StoredDraft & { personId: string })[];
  /** Finished ones, the newest last. */
  handovers: HandoverReport[];
  reviews: FakeReview[];
  /** Keys owners gave by name, against the table of roles. */
  exceptions: ExceptionView[];
  /** Customers that changed hands, the newest last. */
  moves: { recordId: string; atMs: number; from: string; to: string }[];
  settings: VaultSettings;
  /** Newest last. */
  settingChanges: SettingChange[];
  /** The catalogue of fields. */
  fields: CatalogueField[];
  /** Newest last. */
  fieldChanges: FieldChange[];
  resealing: boolean;
  /** When somebody else agreed to more looks, by who looks. */
  agreed: { personId: string; atMs: number }[];
  verifiedAt: number | null;
  /** Details up to this entry are gone. */
  prunedUntil: number;
  /** While something is being looked into, no detail goes. */
  hold: LegalHold | null;
  /** Requests for what leaves, newest first. */
  exports: FakeExport[];
  /** The running export of the ledger is to stop. */
  exportCancelled: boolean;
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
  recoveryKey: string;
  people: FakePerson[];
  teams: { id: string; name: string }[];
}

export interface FakePerson {
  /** First day shown of customers’ histories. */
  historyFrom?: string | null;
  id: string;
  name: string;
  tail: string;
  unlockMode: UnlockMode;
  /** Empty until one is chosen. */
  password: string;
  roles: Role[];
  teamId: string;
  trainee: boolean;
  sinceMs: number;
  /** Until when the code of the first login is good; the code is gone once it was used. */
  invitation: { code: string; untilMs: number } | null;
  frozen: boolean;
  leavesMs: number | null;
  keysMissing: number;
  keysToRotate: number;
}

/** What is kept of an access review; what there is to know about the people is counted when it is asked for. */
export interface FakeReview {
  id: string;
  why: ReviewReason;
  quarter: string;
  openedMs: number;
  dueMs: number;
  rows: { personId: string; decision: ReviewDecision | null; reason: string }[];
  closed: ReviewClosed | null;
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

/** Who is logged in. */
export function whoIs(state: FakeState): FakePerson {
  const person = state.vault?.people.find(({ id }) => id === state.session?.personId);
  if (!person) throw refuse('locked');
  return person;
}

/** Refuses unless this is the password of the person who is logged in. */
export function checkPassword(state: FakeState, password: string) {
  if (password !== whoIs(state).password) throw refuse('wrong_password', { attempts_left: 4, wait_min: 15 });
}

/** Sixty-four digits for an entry, the same every time. */
function hashOf(seq: number): string {
  const part = (place: number) => (Math.imul(seq + place * 7919, 2_654_435_761) >>> 0).toString(16);
  return Array.from({ length: 8 }, (_, place) => part(place).padStart(8, '0')).join('');
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
    approver: null,
    approved_for: null,
    history_from: null,
    hash: hashOf(seq),
    ...more,
  });
  return seq;
}
