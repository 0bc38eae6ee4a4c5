import type { ErrorCode, FieldKey } from '../../generated/contract';
import type { ErrorParams, ErrorTexts } from '../errorText';
import { countdown, number } from '../formats/number';
import { exportErrors } from './exportErrors';
import { words } from './words';

function field(params: ErrorParams): string {
  const name = params.text('field');
  return Object.hasOwn(words.field, name) ? `「${words.field[name as FieldKey]}」` : '';
}

/** What is missing of a field's description, or of a lowering. */
function part(params: ErrorParams): string {
  const parts: Readonly<Record<string, string>> = words.fieldPart;
  return parts[params.text('missing')] ?? '说明';
}

/** 发生了什么 + 影响, then 下一步. The number is added where the error is shown. */
export const errors: ErrorTexts<ErrorCode> = {
  internal: () => ({
    what: '程序遇到了意外情况，刚才的操作没有完成，数据没有改动。',
    next: '请再试一次。如果反复出现，请记下编号。',
  }),
  bad_request: () => ({ what: '界面与核心的约定不一致，操作没有执行。', next: '请重新启动程序后再试。' }),
  unknown_command: () => ({ what: '核心不认识这个操作，没有执行。', next: '请确认程序已完整安装。' }),
  host_unable: () => ({
    what: '当前环境没有窗口、对话框或剪贴板，无法这样做。',
    next: '请在桌面窗口中操作。',
  }),
  busy: () => ({ what: '另一项工作正在进行，这次操作没有开始。', next: '等它结束，或先取消它。' }),
  cancelled: () => ({ what: '操作已取消，数据没有改动。', next: '需要时可以重新开始。' }),

  wrong_password: (p) => {
    const left = p.number('attempts_left');
    if (left <= 0)
      return { what: '密码不正确。', next: `请等待 ${number(p.number('wait_min', 15))} 分钟后再试。` };
    return {
      what: `密码不正确，还可尝试 ${number(left)} 次（之后等待 ${number(p.number('wait_min', 15))} 分钟）。`,
      next: '请检查大写锁定和输入法后再试。',
    };
  },
  too_many_attempts: (p) => ({
    what: `尝试次数过多，请在 ${countdown(p.number('wait_s'))} 后再试。`,
    next: '重新启动程序不会缩短等待。忘记密码时可以用恢复密钥。',
  }),
  wrong_recovery_key: (p) => {
    const group = p.number('group');
    return group > 0
      ? {
          what: `恢复密钥的第 ${number(group)} 组不正确，保险箱没有打开。`,
          next: '请对照纸面重新输入这一组。',
        }
      : { what: '恢复密钥不正确，保险箱没有打开。', next: '请确认这份恢复套件属于当前保险箱，再逐组核对。' };
  },
  password_weak: () => ({
    what: '这个密码太容易被猜到，没有采用。',
    next: '请使用 12 个以上字符，或 4 个以上单词。',
  }),
  locked: () => ({ what: '保险箱已锁定，操作没有执行。', next: '请先解锁。' }),
  vault_in_use: () => ({
    what: '这个保险箱正被另一个窗口使用。',
    next: '请切换到那个窗口，或先在那里锁定。',
  }),
  no_vault: () => ({ what: '还没有选择保险箱。', next: '请新建或打开一个保险箱。' }),
  not_a_vault: () => ({ what: '这个文件夹不是保险箱，没有打开。', next: '请选择里面有 vault.db 的文件夹。' }),
  location_exists: () => ({ what: '这里已有同名的文件夹，没有写入任何内容。', next: '请换一个名称或位置。' }),
  location_blocked: () => ({ what: '这个位置不能存放保险箱。', next: '请换一个可以写入的文件夹。' }),
  location_warnings_open: () => ({
    what: '这个位置有风险，还没有确认。',
    next: '请阅读提示并勾选，或换一个位置。',
  }),
  nothing_prepared: () => ({
    what: '新保险箱的准备已经失效，没有写入任何内容。',
    next: '请从上一步重新开始。',
  }),
  kit_not_confirmed: () => ({
    what: '输入的两组与恢复套件不一致。',
    next: '请对照打印或保存的套件重新输入。',
  }),
  vault_damaged: () => ({
    what: '保险箱文件无法通过完整性校验。你的数据没有被改动。',
    next: '建议从最近的备份恢复。请先不要移动或删除这个文件夹。',
  }),
  vault_newer: () => ({ what: '这个保险箱由更新的版本创建，当前版本无法打开。', next: '请升级后打开。' }),
  read_only: () => ({ what: '保险箱现在是只读的，修改没有保存。', next: '请查看页面顶部的说明。' }),
  file_access: () => ({
    what: '无法读取或写入这个文件夹，操作没有完成。',
    next: '请检查磁盘是否连接、权限是否允许。',
  }),
  disk_full: () => ({ what: '磁盘空间不足，无法保存。当前修改已暂存。', next: '请至少留出 500 MB 后再试。' }),
  keyring_absent: () => ({
    what: '这台电脑没有可用的系统钥匙串。你的数据没有受影响。',
    next: '请启动系统钥匙串后重试，或用恢复套件登记这台设备。',
  }),
  device_not_enrolled: () => ({ what: '这台设备还没有登记，无法解锁。', next: '请用恢复套件登记后再解锁。' }),
  keyring_locked: () => ({
    what: '系统钥匙串已锁定。你的数据没有受影响。',
    next: '请先解锁系统钥匙串，再重试。',
  }),
  keyring_denied: () => ({
    what: '系统拒绝了对钥匙串的访问。你的数据没有受影响。',
    next: '请在系统提示中允许访问，再重试。',
  }),
  keyring_slow: () => ({
    what: '系统钥匙串在 10 秒内没有回应。你的数据没有受影响。',
    next: '请查看是否有等待确认的系统提示，再重试。',
  }),
  keyring_ambiguous: () => ({
    what: '系统钥匙串里有多个相同的条目，无法确定用哪一个。',
    next: '请在系统钥匙串中删除多余的条目，或用恢复套件重新登记。',
  }),
  keyring_unreliable: () => ({
    what: '系统钥匙串写入后读不回原来的内容，不能用来保管密钥。',
    next: '请检查系统钥匙串，或改用设备文件。',
  }),
  device_file_missing: () => ({
    what: '找不到设备文件，无法解锁。你的数据没有受影响。',
    next: '请插入存放设备文件的介质，或用恢复套件登记。',
  }),
  device_file_invalid: () => ({
    what: '设备文件不属于这个保险箱，或已损坏。',
    next: '请换用正确的设备文件，或用恢复套件登记。',
  }),

  not_allowed: () => ({ what: '你没有做这件事的权限，操作没有执行。', next: '如工作需要，请联系负责人。' }),
  presenting: () => ({
    what: '演示模式下不显示、不复制、也不修改客户的内容，操作没有执行。',
    next: '请先退出演示模式（Ctrl/⌘+Shift+H）。',
  }),
  password_needed: () => ({ what: '这一步需要再次确认是你本人。', next: '请输入个人密码。' }),
  purpose_needed: () => ({ what: '还没有说明用途，内容没有显示。', next: '请选择查看用途。' }),
  copy_forbidden: () => ({ what: '核心级内容不能复制。', next: '可以查看，或用「核对」确认是否一致。' }),
  reveal_limit: (p) => ({
    what: '查看次数已达上限，内容没有显示。',
    next:
      p.number('wait_s') > 0
        ? `请在 ${countdown(p.number('wait_s'))} 后再试，或由主管当面确认。`
        : '需要主管当面确认。',
  }),
  approval_needed: (p) => ({
    what: '这一步需要第二个人同意，还没有执行。',
    next:
      p.number('wait_s') > 0
        ? `请有权同意的人在这台电脑前输入自己的密码，或在 ${countdown(p.number('wait_s'))} 后再试。`
        : '请有权同意的人在这台电脑前输入自己的密码。',
  }),
  approver_unfit: () => ({
    what: '选择的人不能同意这件事，没有执行。',
    next: '请换一个有权同意、在用的人。自己不能同意自己的请求。',
  }),
  customer_limit: (p) => ({
    what: `今天打开的客户已达上限（${number(p.number('limit'))} 位），这位没有打开。`,
    next: '已经打开过的今天还可以再看。确有需要时，请主管或负责人协助。',
  }),

  person_unknown: () => ({
    what: '没有这个人或团队，或此人不能参与这项操作。没有任何改动。',
    next: '请回到「用户与角色」重新选择。',
  }),
  name_taken: () => ({ what: '已有同名的人或团队，没有保存。', next: '请换一个名字，或加上区别。' }),
  last_owner: () => ({
    what: '这是最后一位负责人，不能停用，也不能改为其他角色。没有任何改动。',
    next: '请先让另一个人成为负责人。',
  }),
  roles_apart: () => ({
    what: '三人以上的保险箱里，管理员和审计员不能是同一个人。没有保存。',
    next: '请把其中一个角色交给别人。',
  }),
  own_password_first: () => ({
    what: '你还没有个人密码，现在不能添加第二个人。没有任何改动。',
    next: '请先在「设置 › 安全」里设置个人密码。',
  }),
  code_invalid: () => ({
    what: '登记码不正确、已用过或已过期，没有登记。',
    next: '请逐组核对；仍然不行时，请管理员重新给一个。',
  }),
  person_frozen: () => ({
    what: '这个账号已停用，不能登录。保险箱里的内容没有改动。',
    next: '如果不应停用，请联系负责人。',
  }),
  keys_missing: () => ({
    what: '这一步需要的密钥不在你手里，没有执行。',
    next: '请让负责人登录后来做，或登录一次以补上密钥。',
  }),
  field_incomplete: (p) => ({
    what: `字段缺少${part(p)}，没有保存。`,
    next: '每个自定义字段都要写明级别、法律类别、使用目的和保留期限。',
  }),
  label_taken: () => ({ what: '已有同名的字段，没有保存。', next: '请换一个名称。' }),
  label_forbidden: () => ({
    what: '名称里有国家秘密的标志，没有保存。',
    next: '不属于国家秘密的内容不能使用这些字样，请换一个名称。',
  }),
  no_slot_left: () => ({ what: '自定义字段已用完 32 个，没有添加。', next: '先删除没有客户使用的字段。' }),
  field_in_use: (p) => ({
    what: `有 ${number(p.number('count'))} 位客户填写了这个字段，没有删除。`,
    next: '可以停用：不再出现在表单里，已有的内容保留。',
  }),
  level_out_of_bounds: (p) => ({
    what: `这个字段的级别只能在 ${p.text('lowest')} 到 ${p.text('highest')} 之间，没有改动。`,
    next: '列表和搜索用到的字段保持普通级，联系方式和证件号码不会低于敏感级。',
  }),
  reason_needed: (p) => ({
    what: `降低级别缺少${part(p)}，没有改动。`,
    next: '降低级别需要主管或负责人填写理由和三项因素。',
  }),
  retention_too_short: (p) => ({
    what: `保留期限短于规定的 ${number(p.number('months'))} 个月，没有保存。`,
    next: '请填写更长的期限，或由负责人调整最短保留期限。',
  }),
  review_incomplete: (p) => ({
    what: `还有 ${number(p.number('count'))} 人没有决定，复查没有结束。`,
    next: '请给每个人选择保留、降权或停用。',
  }),
  own_doing: () => ({
    what: '这是你自己做的，或你同意过的事，没有复核。',
    next: '请由另一位可以复核的人来看。',
  }),
  evidence_held: () => ({
    what: '证据保全期间，台账的明细一条也不会清理。没有清理任何内容。',
    next: '事情查清后，先解除证据保全，再清理。',
  }),
  not_a_checkpoint: () => ({
    what: '这段文字不是检查点，没有核对。',
    next: '请粘贴完整的检查点，从第一行到最后一行签名。',
  }),
  ledger_broken: (p) => ({
    what: `台账在${p.number('seq') > 0 ? `第 ${number(p.number('seq'))} 条` : '某一条'}不完整，没有写出任何文件。`,
    next: '请先在台账页重新校验，由负责人决定怎么办。',
  }),
  claim_limit: (p) => ({
    what: `今天从公海领取的客户已达上限（${number(p.number('limit'))} 位），没有领取。`,
    next: p.number('wait_s') > 0 ? `请在 ${countdown(p.number('wait_s'))} 后再领取。` : '请明天再领取。',
  }),

  not_found: () => ({ what: '这条记录已不在保险箱里，或你没有查看它的权限。', next: '请返回列表。' }),
  conflict: () => ({
    what: '你编辑期间，这条记录在别处被修改。你的修改还没有保存。',
    next: '请查看最新内容，再决定保留哪一份。',
  }),
  name_needed: () => ({ what: '还缺公司名称或姓名，没有保存。', next: '请至少填写其中一项。' }),
  invalid_value: (p) => ({ what: `${field(p)}的内容不符合格式，没有保存。`, next: '请改正后再保存。' }),
  forbidden_value: (p) => ({
    what: `${field(p)}里有不能保存的内容（密码、验证码等），没有保存。`,
    next: '请删除后再保存。',
  }),
  duplicate: () => ({ what: '已有相同的客户，没有新建。', next: '请打开已有的客户，或确认仍然新建。' }),
  text_too_long: () => ({ what: '内容太长，没有保存。', next: '请缩短，或分成几条。' }),
  wrong_state: () => ({ what: '这条记录现在的状态不允许这样做。', next: '请先恢复或取消归档。' }),

  file_not_found: () => ({
    what: '找不到这个文件，没有导入任何内容。',
    next: '请确认文件没有被移动或改名。',
  }),
  file_too_large: () => ({ what: '这个文件太大，没有读取。', next: '请分成几个文件导入。' }),
  file_kind_unknown: () => ({
    what: '无法识别这种文件，没有导入任何内容。',
    next: '请使用 Excel、CSV 或 vCard 文件。',
  }),
  file_damaged: () => ({
    what: '文件内容不完整，没有导入任何内容。',
    next: '请用原来的程序重新保存后再试。',
  }),
  file_protected: () => ({
    what: '文件有密码保护，无法读取。',
    next: '请在 Excel 中去掉密码，另存一份后再试。',
  }),
  file_empty: () => ({ what: '文件里没有数据行。', next: '请换一个文件或工作表。' }),
  nothing_open: () => ({ what: '还没有打开要导入的文件。', next: '请先选择文件。' }),
  source_needed: () => ({ what: '还没有写明名单从哪里来，没有导入。', next: '请填写来源。' }),
  basis_needed: () => ({ what: '还没有选择合法性依据，没有导入。', next: '请选择依据。' }),
  source_forbidden: () => ({
    what: '购买或他人提供的名单不能导入（个人信息保护法第十条）。没有导入任何内容。',
    next: '请只导入自己依法取得的名单。',
  }),
  not_a_member: () => ({
    what: '指定的归属人不是保险箱现在的成员，没有导入任何内容。',
    next: '请选择一位现在的成员。',
  }),
  cannot_undo: () => ({ what: '这次操作已经不能撤销。', next: '可以逐条修改，或移到回收站。' }),

  ...exportErrors,

  clock_back: () => ({
    what: '系统时间比上次使用时早，提醒与期限可能不准。',
    next: '请校准系统时间后再试。',
  }),
};
