//! What went wrong, in words. A new code does not compile until it has a sentence in both languages.

use vault_domain::error_code::ErrorCode;

use crate::language::Language;

/// The sentence for a code. Numbers are in the error's parameters beside it.
pub const fn of(code: ErrorCode, language: Language) -> &'static str {
    let (chinese, english) = both(code);
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

const fn both(code: ErrorCode) -> (&'static str, &'static str) {
    match code {
        ErrorCode::Internal => ("程序内部错误，没有做任何改动", "Internal error; nothing was changed"),
        ErrorCode::BadRequest => ("请求的内容或格式不对", "The request is not understood"),
        ErrorCode::UnknownCommand => ("没有这个命令", "There is no such command"),
        ErrorCode::NoVault => ("没有选择保险箱", "No vault is chosen"),
        ErrorCode::Locked => ("需要先登录", "A login is needed"),
        ErrorCode::VaultInUse => ("保险箱正被另一个程序使用", "Another program is using the vault"),
        ErrorCode::NotAVault => ("这个文件夹不是保险箱", "This folder is not a vault"),
        ErrorCode::VaultNewer => ("保险箱由更新的版本建立", "The vault was made by a newer version"),
        ErrorCode::VaultDamaged => ("保险箱有损坏或被改动", "The vault is damaged or was tampered with"),
        ErrorCode::ReadOnly => ("保险箱目前只读", "The vault is read-only at the moment"),
        ErrorCode::DiskFull => ("磁盘已满", "The disk is full"),
        ErrorCode::FileAccess => ("文件或文件夹无法读写", "A file or folder cannot be read or written"),
        ErrorCode::WrongPassword => ("密码不正确", "Wrong password"),
        ErrorCode::TooManyAttempts => ("尝试次数过多，请稍后再试", "Too many attempts; try again later"),
        ErrorCode::DeviceNotEnrolled => {
            ("这台电脑还没有登记，请用恢复套件登记", "This computer is not enrolled; use the recovery kit")
        }
        ErrorCode::KeyringAbsent => ("没有系统钥匙串", "There is no system keyring"),
        ErrorCode::KeyringLocked => ("系统钥匙串已锁定", "The system keyring is locked"),
        ErrorCode::KeyringDenied => ("系统钥匙串拒绝访问", "The system keyring refuses access"),
        ErrorCode::KeyringSlow => ("系统钥匙串没有回应", "The system keyring does not answer"),
        ErrorCode::KeyringAmbiguous => {
            ("系统钥匙串里有多个同名条目", "The system keyring holds several entries of one name")
        }
        ErrorCode::KeyringUnreliable => {
            ("系统钥匙串存取不一致", "The system keyring does not return what was stored")
        }
        ErrorCode::DeviceFileMissing => ("找不到设备文件", "The device file is missing"),
        ErrorCode::DeviceFileInvalid => ("设备文件无效", "The device file is not valid"),
        ErrorCode::WrongRecoveryKey => ("恢复密钥不正确", "Wrong recovery key"),
        ErrorCode::LocationExists => {
            ("那里已有同名的文件或文件夹", "Something of this name is there already")
        }
        ErrorCode::LocationBlocked => ("不能在那里建立保险箱", "A vault cannot be made there"),
        ErrorCode::LocationWarningsOpen => {
            ("这个位置有风险，了解后用 --accept 确认", "The place has risks; confirm them with --accept")
        }
        ErrorCode::PasswordWeak => ("密码太弱", "The password is too weak"),
        ErrorCode::NothingPrepared => ("没有准备好的保险箱", "No vault has been prepared"),
        ErrorCode::KitNotConfirmed => ("恢复套件未确认", "The recovery kit is not confirmed"),
        ErrorCode::NotAllowed => ("没有权限", "Not allowed"),
        ErrorCode::Presenting => ("演示模式下不能这样做", "Not possible while presenting"),
        ErrorCode::PasswordNeeded => ("需要再次输入密码", "The password is needed again"),
        ErrorCode::PurposeNeeded => ("需要写明用途", "A purpose is needed"),
        ErrorCode::RevealLimit => {
            ("查看次数已达上限，请稍后再试", "The limit of reveals is reached; try again later")
        }
        ErrorCode::CopyForbidden => ("这个字段不能复制", "This field may not be copied"),
        ErrorCode::NotFound => ("没有找到", "Not found"),
        ErrorCode::Conflict => ("内容已被别处修改", "It was changed elsewhere meanwhile"),
        ErrorCode::NameNeeded => ("需要姓名或公司名", "A name is needed"),
        ErrorCode::InvalidValue => ("内容不符合要求", "A value is not valid"),
        ErrorCode::ForbiddenValue => ("这类内容不能保存", "This may not be stored"),
        ErrorCode::Duplicate => ("已有相同的客户", "The customer is there already"),
        ErrorCode::TextTooLong => ("文字太长", "The text is too long"),
        ErrorCode::WrongState => ("当前状态下不能这样做", "Not possible in the present state"),
        ErrorCode::ClockBack => ("电脑的时钟被调回", "The computer's clock went back"),
        ErrorCode::FileNotFound => ("找不到文件", "The file is not there"),
        ErrorCode::FileTooLarge => ("文件太大", "The file is too large"),
        ErrorCode::FileKindUnknown => ("不认识这种文件", "The kind of file is not known"),
        ErrorCode::FileDamaged => ("文件已损坏", "The file is damaged"),
        ErrorCode::FileProtected => ("文件有密码保护", "The file is protected by a password"),
        ErrorCode::FileEmpty => ("文件是空的", "The file is empty"),
        ErrorCode::NothingOpen => ("没有打开的文件", "No file is open"),
        ErrorCode::Busy => ("另一项工作正在进行", "Other work is in progress"),
        ErrorCode::Cancelled => ("已取消，没有改动", "Cancelled; nothing was changed"),
        ErrorCode::SourceNeeded => ("需要写明名单来源", "The source of the list is needed"),
        ErrorCode::BasisNeeded => ("需要合法性依据", "A lawful basis is needed"),
        ErrorCode::SourceForbidden => {
            ("买来的或他人提供的名单不能导入", "Bought or passed-on lists may not be imported")
        }
        ErrorCode::NotAMember => ("这个人不是保险箱的成员", "This person is not a member of the vault"),
        ErrorCode::CannotUndo => ("这次导入已不能撤销", "This import can no longer be taken back"),
        ErrorCode::NameTaken => ("已有同名的人或团队", "Another person or team has this name"),
        ErrorCode::LastOwner => ("至少要有一位负责人", "There must be at least one owner"),
        ErrorCode::RolesApart => (
            "三人以上时，管理员和审计员不能是同一人",
            "With three people or more, admin and auditor must be different people",
        ),
        ErrorCode::CodeInvalid => ("登记码无效或已过期", "The enrolment code is not valid or has expired"),
        ErrorCode::PersonFrozen => ("这个用户已停用", "This person is frozen"),
        ErrorCode::OwnPasswordFirst => ("请先给自己设置个人密码", "Choose a password of your own first"),
        ErrorCode::FieldIncomplete => ("字段的说明不完整", "The field is not completely described"),
        ErrorCode::LabelTaken => ("已有同名的字段", "Another field has this label"),
        ErrorCode::LabelForbidden => {
            ("名称不能使用国家秘密的标志", "The label may not be a mark of state secrets")
        }
        ErrorCode::NoSlotLeft => ("自定义字段已用完", "No more fields can be added"),
        ErrorCode::FieldInUse => {
            ("有客户使用这个字段，只能停用", "Customers use this field: it can only be archived")
        }
        ErrorCode::LevelOutOfBounds => ("这个字段不能设为这个级别", "The field may not have this level"),
        ErrorCode::ReasonNeeded => {
            ("降低级别需要理由和三项因素", "Lowering a level needs a reason and three factors")
        }
        ErrorCode::RetentionTooShort => {
            ("短于规定的最短保留期限", "Shorter than the vault's shortest retention")
        }
        ErrorCode::ApprovalNeeded => ("需要第二个人同意", "A second person has to agree"),
        ErrorCode::ApproverUnfit => ("选择的人不能同意这件事", "This person cannot agree to it"),
        ErrorCode::ReviewIncomplete => {
            ("还有人没有决定，复核没有结束", "Somebody is undecided: the review stays open")
        }
        ErrorCode::CustomerLimit => {
            ("今天打开的客户已达上限", "The limit of customers opened in a day is reached")
        }
        ErrorCode::OwnDoing => (
            "自己做的或自己批准的，要由别人复核",
            "What somebody did or agreed to himself is reviewed by somebody else",
        ),
        ErrorCode::EvidenceHeld => {
            ("证据保全期间不能清理台账", "Nothing of the ledger goes while evidence is held")
        }
        ErrorCode::NotACheckpoint => ("这不是检查点", "This is not a checkpoint"),
        ErrorCode::ExportIncomplete => ("申请内容不完整", "The request is not complete"),
        ErrorCode::ExportForbidden => ("不允许这样带出", "This may not leave"),
        ErrorCode::ExportInvalid => {
            ("不是本保险箱成员签名的申请或答复", "Not a request or an answer a member of this vault signed")
        }
        ErrorCode::ExportChanged => {
            ("选择的客户在审批后发生了变化，请重新提交", "The selection changed after approval. Submit again")
        }
        ErrorCode::ExportOwn => ("申请人不能审批自己的申请", "You cannot approve your own request"),
        ErrorCode::ExportUsed => ("这份批准已使用过", "This approval was used"),
        ErrorCode::ExportExpired => ("这份申请已过期", "This request has expired"),
        ErrorCode::ExportEnded => ("这份申请已驳回或撤回", "This request was rejected or withdrawn"),
        ErrorCode::ExportUnsigned => ("还需要有人审批", "Somebody still has to agree"),
        ErrorCode::ExportTooEarly => ("等待时间还没有过", "Its time has not come yet"),
        ErrorCode::ExportRows => ("输入的行数不对", "Another number of rows was expected"),
        ErrorCode::LedgerBroken => ("台账不完整，不能导出", "The ledger is not whole and cannot be exported"),
        ErrorCode::ClaimLimit => {
            ("今天领取的客户已达上限", "The limit of customers claimed in a day is reached")
        }
        ErrorCode::KeysMissing => {
            ("缺少所需的密钥，请负责人操作", "Keys are missing: an owner has to do this")
        }
        ErrorCode::PersonUnknown => (
            "没有这个人或团队，或此人不能参与这件事",
            "There is no such person or team, or not one that can take part in this",
        ),
        ErrorCode::HostUnable => ("没有窗口时做不到", "Not possible without a window"),
    }
}
