import { translation } from '../catalogue';
import { countdown, number } from '../formats/number';
import type { unlock as source } from '../zh-CN/unlock';

export const unlock = translation<typeof source>()({
  title: 'Unlock',
  people: 'Who are you',
  password: 'Personal password',
  unlock: 'Unlock',
  working: 'Unlocking (about 1 second)…',
  forgot: 'Forgot password',
  promise: 'Data stay on this computer. There is no server, and nobody can recover your password',
  switchVault: 'Switch vault',
  keyringOnly: 'The system keyring of this computer opens the vault; no password is needed.',
  deviceFile: 'Needs the device file: plug in the medium that holds it.',
  chosen: (p) => `${p.name} is chosen`,
  invited:
    'First login: type the one-time code you were given, then choose a password only you know. The code is worth nothing afterwards.',
  code: 'Enrolment code',
  codeText: 'Case, spaces and dashes do not matter.',
  enrol: 'Enrol and log in',
  enrolling: 'Enrolling…',
  enrolled: 'You are enrolled; log in with this password from now on',
  waitLeft: (p) => `Too many attempts. Try again in ${countdown(p.seconds)}`,
  recoverTitle: 'Open with the recovery key',
  recoverText:
    'Find the 8 groups on the recovery kit. Case, spaces and dashes do not matter; pasting all at once works.',
  group: (p) => `Group ${number(p.number)}`,
  newPassword: 'New personal password',
  repeat: 'Type it again',
  mismatch: 'The two are not the same',
  recover: 'Enrol this device and unlock',
  recovering: 'Opening the vault…',
  recoverDone: 'This device is enrolled and the new password is in use',
  noKeyring:
    'The system keyring is unavailable now. Try again, or keep the device key as a file (on a USB stick, apart from the computer).',
  useDeviceFile: 'Use a device file…',
  deviceFileChosen: (p) => `Device file: ${p.path}`,
  backToUnlock: 'Back to unlock',
  demoText:
    'The demo vault has no password, and what was in it is not kept. Make it anew, or switch to a vault of your own.',
  demoAgain: 'Open the demo again',
  demoWorking: 'Preparing the demo…',
});
