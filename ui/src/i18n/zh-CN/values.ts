import type { Level } from '../../generated/contract';
import { number } from '../formats/number';

/** Words of a masked value: why one looks, how long it stays, whether it is the one asked about. */
export const values = {
  gender: { male: '男', female: '女' } as Readonly<Record<string, string>>,

  reveal: {
    hidden: (p: { field: string; tail: string | null }) =>
      p.tail === null ? `${p.field}，已隐藏，按 R 查看` : `${p.field}，已隐藏，尾号 ${p.tail}，按 R 查看`,
    clear: (p: { field: string }) => `${p.field}，已显示，按 Esc 隐藏`,
    show: (p: { field: string }) => `查看${p.field}`,
    copy: (p: { field: string }) => `复制${p.field}`,
    noCopy: '这个字段不能复制',
    shown: (p: { field: string; seconds: number }) => `已显示${p.field}，${number(p.seconds)} 秒后隐藏`,
    gone: (p: { field: string }) => `${p.field}已隐藏`,
    purpose: (p: { purpose: string }) => `用途：${p.purpose}`,
    extend: '延长',
    extendFull: (p: { field: string }) => `延长显示${p.field}`,
    hide: (p: { field: string }) => `隐藏${p.field}`,
    left: (p: { seconds: number }) => `${number(p.seconds)} 秒后隐藏`,
    whyShow: '查看用途',
    whyCopy: '复制用途',
    whyText: '会记入台账',
    otherText: '请写明用途',
    remember: '对这位客户记住 10 分钟',
    run: '查看',
    runCopy: '复制',
    password: '个人密码',
    passwordWhy: '核心字段需要重新确认是你本人',
    compareInstead: '不查看，只核对',
    copied: (p: { field: string; seconds: number }) => `已复制${p.field}，${number(p.seconds)} 秒后清除`,
    soft: (p: { count: number }) => `这一小时已查看 ${number(p.count)} 次。每次查看都在台账里`,
    level: { L1: '', L2: '显示 30 秒', L3: '显示 20 秒' } satisfies Record<Level, string>,
  },
  compare: {
    title: '核对',
    hint: '输入完整内容或后 4 位',
    run: '核对',
    same: '一致',
    different: '不一致',
    again: '换一个再核对',
  },
};
