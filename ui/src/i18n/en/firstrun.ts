import { translation } from '../catalogue';
import { bytes, number } from '../formats/number';
import type { firstrun as source } from '../zh-CN/firstrun';

export const firstrun = translation<typeof source>()({
  title: 'New vault',
  steps: ['Use', 'Place', 'Password', 'You', 'Recovery kit'],
  stepOf: (p) => `Step ${number(p.step)} of ${number(p.of)}: ${p.name}`,
  welcome: 'Put your customers in a vault',
  promises: [
    'Data stay on this computer',
    'We have no server and cannot recover your password',
    'Helps you comply; not legal advice',
  ],
  create: 'New vault',
  open: 'Open existing',
  demo: 'Look at demo data',
  demoWorking: 'Preparing demo data…',
  known: 'Vaults used before',
  unreachable: 'not there now',

  modeTitle: 'Who will use this vault',
  modeText: 'You can change this later.',
  modes: {
    solo: { name: 'Solo: only me', text: 'One laptop, one person. Locks after 10 minutes without activity.' },
    office: {
      name: 'Small team: sharing this computer',
      text: 'Everybody has a password and rights of their own. Locks after 5 minutes.',
    },
    field: {
      name: 'Field work: often offline',
      text: 'The computer travels with you. Locks after 3 minutes.',
    },
  },

  placeTitle: 'Name and place',
  name: 'Name of the vault',
  nameDefault: 'My customer vault',
  folder: 'Keep it in',
  folderDefault: 'Default folder',
  change: 'Change…',
  willBe: (p) => `The folder will be ${p.path}`,
  free: (p) => `${bytes(p.bytes)} free`,
  disk: { encrypted: 'The system disk is encrypted', open: 'The system disk is not encrypted' },
  diskHow: 'How to turn it on',
  warning: {
    cloud_synced:
      'This folder is synced to a cloud. Even an encrypted vault does not belong there: syncing can damage it, and others get a copy.',
    network_drive:
      'This is a network drive. It is gone without a network, and two computers opening it damage the file.',
    removable_drive: 'This is a removable drive. When it is lost or unplugged, the customers go with it.',
    low_space: 'Less than 2 GB are free; saving may fail later.',
  },
  accept: 'I know the risk and keep it here',
  block: {
    exists: 'There is already a folder of this name. Choose another name.',
    not_writable: 'This folder cannot be written to. Choose another place.',
    bad_name: 'The name has characters a folder must not have. Please change it.',
  },
  keyringChecking: 'Checking the system keyring…',
  keyringReady: 'The system keyring works',
  keyring: {
    ready: '',
    locked: 'The system keyring is locked. Unlock it first.',
    absent: 'This computer has no system keyring that works.',
    denied: 'The system refused access to the keyring. Allow it in the system prompt.',
    slow: 'The system keyring did not answer in time. Look for a waiting system prompt.',
    unreliable: 'The system keyring does not give back what was written; it cannot keep a key.',
  },
  keyringWhy:
    'Normally the vault opens with the system keyring of this computer and your personal password, never with one alone. Without a keyring the device key can be a file on a USB stick, kept apart from the computer. File and password are then needed together.',
  deviceFile: 'Use a device file',
  deviceFileChosen: (p) => `Device file: ${p.path}`,
  keyringOnly: 'Only the system keyring, no password',
  keyringOnlyText:
    'Whoever is logged in to this computer can open the vault. Only when nobody else uses the computer.',

  passwordTitle: 'Personal password',
  passwordText: 'Pasting and password managers are welcome.',
  password: 'Personal password',
  repeat: 'Type it again',
  mismatch: 'The two are not the same',
  generate: 'Make a set of words',
  generated: 'Write it down, then type it yourself once: the hand remembers.',
  strength: 'Strength',

  personTitle: 'Your name',
  personText:
    'Every look and every change is written to the ledger under this name. The last digits of your phone are for the watermark on the screen only.',
  person: 'Name',
  tail: 'Last 4 digits of your own phone',
  tailWrong: 'Please type 4 digits',
  prepare: 'Make the recovery kit',
  preparing: 'Making the keys (about 1 second)…',

  kitTitle: 'Recovery kit',
  kitText:
    'When the password is forgotten or the computer is gone, only this opens the vault. Print it and keep it apart from the computer. Do not photograph it or send it by chat.',
  kitPrint: 'Print',
  kitSave: 'Save PDF…',
  kitSaved: 'Saved. Print it and delete the file within 24 hours',
  kitPrinted: 'Handed to the printing program',
  kitGroups: 'Recovery key',
  kitFingerprint: 'Vault fingerprint',
  kitCreated: 'Created',
  kitConfirm: 'Type these two groups from the print',
  kitGroup: (p) => `Group ${number(p.number)}`,
  kitFirst: 'Print or save it first, then type two groups to confirm.',
  commit: 'Finish',
  committing: 'Making the vault…',

  doneTitle: 'The vault is ready',
  doneText: 'Start wherever you like; you can change your mind at any time.',
  doneImport: 'Import customers from Excel',
  doneAdd: 'Add a customer by hand',
  doneLook: 'Look around first',
});
