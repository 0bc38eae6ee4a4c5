import { translation } from '../catalogue';
import type { approval as source } from '../zh-CN/approval';

export const approval = translation<typeof source>()({
  title: {
    reveal: 'Beyond the reveal limit: somebody else has to agree',
    settings: 'Weaker protection: somebody else has to agree',
    review: 'The access review needs a second signature',
    level: 'Lowering from Core needs a second signature',
    export: 'Customers leave the vault: somebody else has to sign',
    evidence: 'This leaves less evidence: somebody else has to agree',
  },
  what: {
    reveal: (p) =>
      `${p.me} has reached the reveal limit. If you agree, ${p.me} may reveal or copy 30 more values within an hour, beyond today’s limit.`,
    settings: (p) =>
      `${p.me} is about to loosen the settings below, which protects customers less. If you agree it holds at once.`,
    review: (p) =>
      `${p.me} has finished this access review. By signing you say that you have looked at every decision and answer for it as the second person.`,
    level: (p) =>
      `${p.me} is about to lower the following from Core: more people will be able to see it. By signing you say that you have read the reason and answer for it as the second person.`,
    export: (p) =>
      `${p.me} asks to take the customers below out of the vault. By signing you say that you have looked at what leaves, for whom and what for, and answer for it as the approver.`,
    evidence: (p) =>
      `${p.me} is about to remove ledger details whose time is over, or to lift a hold on evidence. If you agree it holds at once; details that are removed do not come back.`,
  },
  stays: (p) => `${p.me} stays logged in`,
  staysText:
    'Your password signs this one consent. It is not kept, and nobody is switched. The ledger says that you agreed.',
  again: (p) => `Without asking anybody: reveal again after ${p.time}.`,
  who: 'Who agrees',
  nobody: 'Nobody else can agree now.',
  password: 'Personal password of who agrees',
  passwordOf: (p) => `Personal password of ${p.name}`,
  agree: 'Agree',
  sign: 'Sign',
});
