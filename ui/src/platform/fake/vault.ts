import type { AppStatus, PasswordRating, SessionSummary } from '../../generated/contract';
import { fakeId } from './random';
import { isFrozen, readable } from './reach';
import { me, makeCustomers } from './seed';
import { record, refuse, type FakePerson, type FakeState, type FakeVault, type Handlers } from './state';

const HOME = '/home/linfang/.local/share/clientvault';
/** The team everybody is in until others are made. */
export const HOUSE = '7465616d2d6f662d65766572796f6e65';
const DAY = 86_400_000;
const ATTEMPTS = 5;
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function session(state: FakeState): SessionSummary | null {
  const person = state.vault?.people.find((one) => one.id === state.session?.personId);
  if (!state.session || !person || !state.vault) return null;
  return {
    person_id: person.id,
    person_name: person.name,
    watermark_tail: person.tail,
    roles: person.roles,
    since_ms: state.session.sinceMs,
    lock_after_s: state.settings.lock_after_min * 60,
    read_only: state.readOnly,
    customers: readable(state).filter(({ row }) => row.state === 'active').length,
    drafts: state.drafts.filter(({ personId }) => personId === person.id).length,
    presenting: state.session.presentingSince !== null,
  };
}

export function statusOf(state: FakeState): AppStatus {
  const open = session(state);
  return {
    version: '0.1.0',
    platform: state.platform,
    phase: open ? 'open' : state.vault ? 'locked' : 'no_vault',
    vault: state.vault && {
      vault_id: state.vault.id,
      name: state.vault.name,
      path: state.vault.path,
      mode: state.vault.mode,
      demo: state.vault.demo,
      people: state.vault.people.map(({ id, name, unlockMode }) => ({
        person_id: id,
        name,
        unlock_mode: unlockMode,
      })),
    },
    session: open,
    known_vaults: state.known,
    prefs: state.prefs,
  };
}

export function demoVault(): FakeVault {
  return {
    id: fakeId(9, 7),
    name: '演示保险箱',
    path: `${HOME}/demo`,
    mode: 'solo',
    demo: true,
    recoveryKey: '',
    people: [member(me, { unlockMode: 'keyring_only', password: '' })],
    teams: [{ id: HOUSE, name: '' }],
  };
}

export function rate(password: string): PasswordRating {
  if (/[^\x20-\x7e]/.test(password)) return { score: 0, acceptable: false, problem: 'not_ascii' };
  const words = password
    .trim()
    .split(/\s+/)
    .filter((word) => word.length > 1).length;
  if (password.length < 12 && words < 4) return { score: 0, acceptable: false, problem: 'too_short' };
  if (/^(.)\1*$/.test(password) || /^(123456|password|qwerty)/i.test(password)) {
    return { score: 1, acceptable: false, problem: 'easy_to_guess' };
  }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length;
  return {
    score: words >= 4 || (password.length >= 16 && kinds >= 3) ? 4 : 3,
    acceptable: true,
    problem: null,
  };
}

/** Logs somebody in. An owner hands over the keys others still lack. */
export function enter(state: FakeState, personId: string) {
  state.failures = 0;
  const { people = [] } = state.vault ?? {};
  if (people.find(({ id }) => id === personId)?.roles.includes('owner')) {
    for (const person of people) if (person.invitation === null) person.keysMissing = 0;
  }
  state.session = { personId, sinceMs: state.now(), presentingSince: null };
  record(state, 'session.login');
  return statusOf(state);
}

function group(index: number): string {
  return Array.from(
    { length: 5 },
    (_, place) => ALPHABET[(index * 7 + place * 11 + 5) % ALPHABET.length],
  ).join('');
}

function plain(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

type Names =
  | 'app_status' | 'prefs_set' | 'path_pick' | 'location_probe' | 'keyring_probe' | 'password_rate' | 'passphrase_make'
  | 'vault_prepare' | 'kit_save' | 'kit_print' | 'vault_commit' | 'vault_discard' | 'vault_open' | 'vault_close'
  | 'vault_unlock' | 'vault_recover' | 'demo_open' | 'vault_lock' | 'session_touch'
  | 'presentation_set'; // prettier-ignore

export const vaultHandlers: Handlers<Names> = {
  app_status: statusOf,
  prefs_set: (state, prefs) => (state.prefs = prefs),
  path_pick: (_, { what }) => ({
    path: {
      vault_folder: `${HOME}/hengxin`,
      parent_folder: '/home/linfang/Documents',
      import_file: '/home/linfang/Documents/客户名单.xlsx',
      save_kit: '/home/linfang/recovery-kit.pdf',
      save_rejected: '/home/linfang/rejected.xlsx',
      save_report: '/home/linfang/report.pdf',
      save_ledger: '/home/linfang/ledger.cvaudit',
      save_checkpoint: '/home/linfang/checkpoint.txt',
      save_export: '/home/linfang/客户',
      scan_folder: '/home/linfang/Documents',
      leaked_file: '/home/linfang/Downloads/leak.csv',
      device_file: '/media/usb/clientvault.device',
    }[what],
  }),
  location_probe: (state, { folder, name }) => ({
    path: `${folder === '' ? HOME : folder}/${name}`,
    free_bytes: 86_000_000_000,
    warnings: folder.includes('OneDrive') ? ['cloud_synced'] : [],
    blocked:
      /[/\\:*?"<>|]/.test(name) || name.trim() === '' ? 'bad_name' : name === 'exists' ? 'exists' : null,
    disk_encryption: state.disk,
  }),
  keyring_probe: (state) => ({ state: state.keyring }),
  password_rate: (_, { password }) => rate(password),
  passphrase_make: () => ({ words: 'maple copper lantern harbor velvet' }),

  vault_prepare(state, request) {
    if (request.unlock_mode !== 'keyring_only' && !rate(request.password).acceptable)
      throw refuse('password_weak');
    if (request.unlock_mode !== 'device_file' && state.keyring !== 'ready') throw refuse('keyring_absent');
    const groups = Array.from({ length: 8 }, (_, index) => group(index));
    state.prepared = {
      vault: {
        id: fakeId(9, 1),
        name: request.name,
        path: `${request.folder === '' ? HOME : request.folder}/${request.name}`,
        mode: request.mode,
        demo: false,
        recoveryKey: groups.join(''),
        people: [
          member(
            { id: me.id, name: request.person_name, tail: request.watermark_tail },
            { unlockMode: request.unlock_mode, password: request.password, sinceMs: state.now() },
          ),
        ],
        teams: [{ id: HOUSE, name: '' }],
      },
      groups,
      confirm: [2, 6],
    };
    return {
      vault_id: fakeId(9, 1),
      vault_name: request.name,
      created_ms: state.now(),
      groups,
      root_fingerprint: '7c1e 09ab 4d52 e8f0',
      confirm: [2, 6],
    };
  },
  kit_save: () => ({}),
  kit_print: () => ({}),
  vault_commit(state, { groups }) {
    if (!state.prepared) throw refuse('nothing_prepared');
    const { vault, confirm } = state.prepared;
    const right = confirm.every(
      (index, place) => plain(groups[place] ?? '') === state.prepared?.groups[index],
    );
    if (!right) throw refuse('kit_not_confirmed');
    state.vault = vault;
    state.prepared = null;
    state.customers = [];
    state.ledger = [];
    state.imports = [];
    state.known = [{ name: vault.name, path: vault.path, reachable: true }, ...state.known];
    record(state, 'vault.create');
    return enter(state, me.id);
  },
  vault_discard(state) {
    state.prepared = null;
    return {};
  },

  vault_open(state, { path }) {
    if (path.includes('not-a-vault')) throw refuse('not_a_vault');
    state.vault = officeVault(path);
    return statusOf(state);
  },
  vault_close(state) {
    state.session = null;
    state.vault = null;
    return statusOf(state);
  },
  vault_unlock(state, { person_id, password }) {
    if (!state.vault) throw refuse('no_vault');
    if (state.keyring !== 'ready')
      throw refuse(state.keyring === 'locked' ? 'keyring_locked' : 'keyring_absent');
    if (state.failures >= ATTEMPTS) throw refuse('too_many_attempts', { wait_s: 900 });
    const person = state.vault.people.find((one) => one.id === person_id);
    if (!person) throw refuse('wrong_password', { attempts_left: 0, wait_min: 15 });
    if (isFrozen(person, state.now())) throw refuse('person_frozen');
    if (person.unlockMode !== 'keyring_only' && password !== person.password) {
      state.failures += 1;
      if (state.failures >= ATTEMPTS) throw refuse('too_many_attempts', { wait_s: 900 });
      throw refuse('wrong_password', { attempts_left: ATTEMPTS - state.failures, wait_min: 15 });
    }
    return enter(state, person_id);
  },
  vault_recover(state, request) {
    if (!state.vault) throw refuse('no_vault');
    const typed = plain(request.recovery_key);
    const wrong = Array.from({ length: 8 }, (_, index) => index).find(
      (index) =>
        typed.slice(index * 5, index * 5 + 5) !== state.vault?.recoveryKey.slice(index * 5, index * 5 + 5),
    );
    if (wrong !== undefined) throw refuse('wrong_recovery_key', { group: wrong + 1 });
    if (!rate(request.new_password).acceptable) throw refuse('password_weak');
    if (state.keyring !== 'ready' && request.device_file === null) throw refuse('keyring_absent');
    const person = state.vault.people.find(({ id }) => id === request.person_id);
    if (!person) throw refuse('person_unknown');
    if (isFrozen(person, state.now())) throw refuse('person_frozen');
    person.password = request.new_password;
    return enter(state, request.person_id);
  },
  demo_open(state) {
    state.vault = demoVault();
    state.customers = makeCustomers(300, state.now(), true);
    return enter(state, me.id);
  },
  vault_lock(state, { reason }) {
    if (state.session) record(state, 'session.lock', { text: reason });
    state.session = null;
    return statusOf(state);
  },
  session_touch: () => ({}),
  presentation_set(state, { on }) {
    if (!state.session) throw refuse('locked');
    state.session.presentingSince = on ? (state.session.presentingSince ?? state.now()) : null;
    return statusOf(state);
  },
};

/** Somebody who has come in by an own password. */
export function member(
  { id, name, tail }: Pick<FakePerson, 'id' | 'name' | 'tail'>,
  more: Partial<FakePerson> = {},
): FakePerson {
  return {
    id,
    name,
    tail,
    unlockMode: 'keyring_password',
    password: 'correct horse battery staple',
    roles: ['owner'],
    teamId: HOUSE,
    trainee: false,
    sinceMs: Date.now() - 200 * DAY,
    invitation: null,
    frozen: false,
    leavesMs: null,
    keysMissing: 0,
    keysToRotate: 0,
    ...more,
  };
}

export function officeVault(path = `${HOME}/hengxin`): FakeVault {
  return {
    id: fakeId(9, 2),
    name: '恒信客户保险箱',
    path,
    mode: 'office',
    demo: false,
    recoveryKey: Array.from({ length: 8 }, (_, index) => group(index)).join(''),
    people: [
      member(me, { roles: ['owner', 'manager'] }),
      member({ id: fakeId(1, 2), name: '陈立', tail: '' }, { roles: ['manager'] }),
      member({ id: fakeId(1, 3), name: '张敏', tail: '' }, { roles: ['sales'] }),
      member({ id: fakeId(1, 4), name: '王磊', tail: '' }, { roles: ['sales'] }),
    ],
    teams: [{ id: HOUSE, name: '' }],
  };
}

/** The same vault when nobody has been added yet. */
export function oneVault(): FakeVault {
  return { ...officeVault(), people: [member(me)] };
}
