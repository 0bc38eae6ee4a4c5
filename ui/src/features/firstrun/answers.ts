import type { KitView, LocationWarning, PrepareVault, UnlockMode, VaultMode } from '../../generated/contract';
import { noPassword, type NewPasswordValue } from '../../shared/gate/NewPassword';

/** What has been answered so far. Lives in the wizard only; nothing is written before the last step. */
export interface Answers {
  mode: VaultMode;
  name: string;
  /** Empty for the default folder. */
  folder: string;
  acceptedWarnings: LocationWarning[];
  unlockMode: UnlockMode;
  deviceFile: string | null;
  password: NewPasswordValue;
  person: string;
  tail: string;
}

export function firstAnswers(name: string): Answers {
  return {
    mode: 'solo',
    name,
    folder: '',
    acceptedWarnings: [],
    unlockMode: 'keyring_password',
    deviceFile: null,
    password: noPassword,
    person: '',
    tail: '',
  };
}

export function toRequest(answers: Answers): PrepareVault {
  return {
    name: answers.name.trim(),
    folder: answers.folder,
    mode: answers.mode,
    unlock_mode: answers.unlockMode,
    device_file: answers.unlockMode === 'device_file' ? answers.deviceFile : null,
    person_name: answers.person.trim(),
    watermark_tail: answers.tail,
    password: answers.unlockMode === 'keyring_only' ? '' : answers.password.password,
    accepted_warnings: answers.acceptedWarnings,
  };
}

export type Change = Partial<Answers> | ((before: Answers) => Partial<Answers>);

export interface StepProps {
  answers: Answers;
  change: (part: Change) => void;
  /** Whether the step is answered; the wizard's button follows it. */
  onReady: (ready: boolean) => void;
  /** Enter in the last field. */
  onEnter: () => void;
}

export type Kit = KitView;
