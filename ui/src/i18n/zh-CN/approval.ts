import type { ApprovalKind } from '../../generated/contract';

/** Somebody else agrees at this keyboard. `me` is who is logged in. */
export const approval = {
  title: {
    reveal: '超过查看上限，需要第二个人同意',
    settings: '降低保护，需要第二个人同意',
    review: '权限复查需要第二个人签名',
    level: '从核心级降低，需要第二个人签名',
    export: '导出客户，需要别人签字',
    evidence: '这会减少证据，需要第二个人同意',
  } satisfies Record<ApprovalKind, string>,
  what: {
    reveal: (p: { me: string }) =>
      `${p.me} 的查看次数已达上限。你同意之后，${p.me} 在一小时内可以再查看或复制 30 次，超过今天的查看上限。`,
    settings: (p: { me: string }) =>
      `${p.me} 要放宽下面的设置，客户资料的保护会因此降低。你同意之后立即生效。`,
    review: (p: { me: string }) =>
      `${p.me} 做完了这次权限复查。你签名，表示你看过每个人的决定，并作为第二个人负责。`,
    level: (p: { me: string }) =>
      `${p.me} 要把下面的内容从核心级降低，能看到它的人会变多。你签名，表示你看过理由，并作为第二个人负责。`,
    export: (p: { me: string }) =>
      `${p.me} 申请把下面的客户带出保险箱。你签名，表示你看过范围、接收方和用途，并作为审批人负责。`,
    evidence: (p: { me: string }) =>
      `${p.me} 要清理台账里到期的明细，或解除证据保全。你同意之后立即生效，清理掉的明细找不回来。`,
  } satisfies Record<ApprovalKind, (p: { me: string }) => string>,
  stays: (p: { me: string }) => `登录的仍是${p.me}`,
  staysText: '你的密码只用来签下这一次同意，不会保存，也不会切换账号。台账里会写明是你同意的。',
  again: (p: { time: string }) => `也可以不打扰别人：${p.time} 之后可以再查看。`,
  who: '谁来同意',
  nobody: '现在没有别人可以同意。',
  password: '同意的人的个人密码',
  passwordOf: (p: { name: string }) => `${p.name} 的个人密码`,
  agree: '同意',
  sign: '签名',
};
