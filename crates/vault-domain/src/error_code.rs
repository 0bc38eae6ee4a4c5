//! The flat list of error codes that may leave Rust. A variant exists only if a consumer acts on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What went wrong, without words: the page's catalogues hold the sentences.
#[expect(missing_docs, reason = "a code says it by its name; words live in the catalogues")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// A defect of the program; the reference helps to find it.
    Internal,
    /// The request is not what the contract says.
    BadRequest,
    UnknownCommand,

    /// No vault is chosen.
    NoVault,
    /// Nobody is logged in.
    Locked,
    /// Params: none. Another process holds the vault.
    VaultInUse,
    NotAVault,
    VaultNewer,
    VaultDamaged,
    /// Nothing can be written until an owner decides; param `reason`.
    ReadOnly,
    DiskFull,
    /// The folder or file cannot be read or written.
    FileAccess,

    /// Params `attempts_left`, `wait_min`.
    WrongPassword,
    /// Param `wait_s`.
    TooManyAttempts,
    DeviceNotEnrolled,
    KeyringAbsent,
    KeyringLocked,
    KeyringDenied,
    KeyringSlow,
    KeyringAmbiguous,
    KeyringUnreliable,
    DeviceFileMissing,
    DeviceFileInvalid,
    /// Param `group` (1 to 8) when a check character tells which.
    WrongRecoveryKey,

    LocationExists,
    LocationBlocked,
    LocationWarningsOpen,
    PasswordWeak,
    /// First run: commit without prepare.
    NothingPrepared,
    KitNotConfirmed,

    NotAllowed,
    /// An audience is looking on: 演示模式 has to be ended first.
    Presenting,
    /// Authenticate again and repeat.
    PasswordNeeded,
    PurposeNeeded,
    /// Param `wait_s`.
    RevealLimit,
    CopyForbidden,
    NotFound,
    /// Someone or another window saved meanwhile.
    Conflict,
    NameNeeded,
    /// Params `field`, `reason`.
    InvalidValue,
    /// Param `field`.
    ForbiddenValue,
    Duplicate,
    TextTooLong,
    /// The record is in a state in which this cannot be done.
    WrongState,
    ClockBack,

    FileNotFound,
    FileTooLarge,
    FileKindUnknown,
    FileDamaged,
    FileProtected,
    FileEmpty,
    /// No file is open in the import.
    NothingOpen,
    Busy,
    Cancelled,
    SourceNeeded,
    BasisNeeded,
    /// Bought or passed-on lists may not be imported.
    SourceForbidden,
    /// Imported customers can only become those of somebody who is a member now.
    NotAMember,
    CannotUndo,

    /// Another person or team has this name.
    NameTaken,
    /// The last owner cannot be frozen or given other roles.
    LastOwner,
    /// These roles cannot be one person's: from three people on, admin and auditor.
    RolesApart,
    /// The code for the first login is used up, too old or not this one.
    CodeInvalid,
    /// The person may do nothing here any more.
    PersonFrozen,
    /// With a second person everybody needs an own password: the first one has to choose one before.
    OwnPasswordFirst,
    /// A field of the vault's own is not described. Param `missing`: `label`, `kind`, `choices`, `level`, `legal_class`,
    /// `spi_kind`, `why`, `purpose`, `retention`.
    FieldIncomplete,
    /// Another field has this label, or the label is one of the state's marks of secrecy.
    LabelTaken,
    LabelForbidden,
    /// All 32 slots are in use.
    NoSlotLeft,
    /// Customers hold values of it: archived, not removed. Param `count`.
    FieldInUse,
    /// A field may not have this level. Params `lowest`, `highest`.
    LevelOutOfBounds,
    /// Lowering a level needs a reason and all three factors. Param `missing`.
    ReasonNeeded,
    /// A field is kept shorter than the vault allows. Param `months`.
    RetentionTooShort,
    /// Somebody else has to agree, with the own password. Param `what`: `reveal`, `settings`, `review`, `level`; `wait_s`
    /// where waiting helps too.
    ApprovalNeeded,
    /// The second person cannot agree to this: the same person, frozen, or without the right.
    ApproverUnfit,
    /// An access review cannot be closed while somebody is undecided. Param `count`.
    ReviewIncomplete,
    /// Nobody reviews what he did or agreed to himself.
    OwnDoing,
    /// Something is being looked into: nothing of the ledger goes before that has ended.
    EvidenceHeld,
    /// The text is not a checkpoint.
    NotACheckpoint,
    /// Something is missing in a plan of what leaves. Param `missing`: `recipient`, `reference`, `keeper`, `destroy_by`,
    /// `package_key`, `reason`.
    ExportIncomplete,
    /// No signature would let this leave. Param `why`: `nothing`, `abroad`, `trainee`, `leaving`, `sales`, `sealed_only`.
    ExportForbidden,
    /// Not a request, or an answer, that one of this vault's members signed.
    ExportInvalid,
    /// EXP-410: the rows are not those that were agreed to.
    ExportChanged,
    /// EXP-411: nobody agrees to the own request.
    ExportOwn,
    /// EXP-412: it was run already.
    ExportUsed,
    /// EXP-412: its time is over.
    ExportExpired,
    /// Rejected or withdrawn.
    ExportEnded,
    /// Somebody still has to sign.
    ExportUnsigned,
    /// Params `wait_s`. Its time has not come yet.
    ExportTooEarly,
    /// Another number of rows was typed. Param `rows`.
    ExportRows,
    /// The ledger is not whole: it goes nowhere before an owner has decided. Param `seq`.
    LedgerBroken,
    /// A trainee has opened enough customers today. Param `limit`.
    CustomerLimit,
    /// No such person or team, or one that cannot take part in this.
    PersonUnknown,

    /// Params `limit`, `wait_s`. Enough customers taken out of the pool for today.
    ClaimLimit,
    /// Some keys this needs are held by nobody who is logged in: an owner has to do it.
    KeysMissing,

    /// This host has no dialogs, clipboard or window.
    HostUnable,
}
