//! The sentences of the recovery kit. The one place where Rust holds sentences: the kit is a document of its own, read
//! long after and far from any screen, by whoever finds it. Both languages are on every kit; the chosen one leads.

use crate::contract::app::Language;

/// A sentence in both languages.
#[derive(Clone, Copy)]
pub(super) struct Text {
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
}

impl Text {
    const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The sentence in the leading language, then in the other.
    pub(super) const fn ordered(self, language: Language) -> (&'static str, &'static str) {
        match language {
            Language::ZhCn => (self.zh, self.en),
            Language::En => (self.en, self.zh),
        }
    }
}

pub(super) const PRODUCT: &str = "ClientVault 客户保险箱";

pub(super) const TITLE: Text = Text::new("恢复套件", "Recovery Kit");
pub(super) const PURPOSE: Text = Text::new(
    "忘记密码、更换电脑或系统钥匙串丢失时，用这张纸重新打开保险箱。我们没有服务器，无法替你找回。",
    "Opens the vault when the password is forgotten, the computer is replaced or its keyring is lost. \
     There is no server: nobody else can do it for you.",
);
pub(super) const LIKE_CASH: Text = Text::new(
    "谁拿到这张纸和保险箱文件，谁就能打开它。请像保管现金一样保管。",
    "Whoever holds this sheet and the vault's files can open it. Keep it like cash.",
);

pub(super) const VAULT: Text = Text::new("保险箱", "Vault");
pub(super) const VAULT_ID: Text = Text::new("编号", "Id");
pub(super) const CREATED: Text = Text::new("创建日期", "Created");
pub(super) const FINGERPRINT: Text = Text::new("根指纹", "Root fingerprint");

pub(super) const KEY: Text = Text::new("恢复密钥", "Recovery key");
pub(super) const KEY_HINT: Text = Text::new(
    "共 8 组，每组 5 个字符加 1 个校验字符（灰格），输入时都要写。只有数字 0、1，没有字母 O、I、L。",
    "8 groups: 5 characters and a check character (grey). Type all six. There is no O, I or L.",
);
pub(super) const QR_HINT: Text = Text::new("同一密钥，供扫码枪使用", "The same key, for a scanner");

pub(super) const PASSWORD_HINT: Text = Text::new("密码提示放在哪里", "Where the password hint is kept");
pub(super) const PASSWORD_HINT_NOTE: Text =
    Text::new("只写地方，不要写密码本身", "Write the place, never the password itself");

pub(super) const STEPS_TITLE: Text = Text::new("怎样恢复", "How to restore");
pub(super) const STEPS: [Text; 4] = [
    Text::new(
        "安装并打开“客户保险箱”，点“打开已有”，选中保险箱文件夹。如果文件夹也丢了，先用备份找回它。",
        "Install and start ClientVault, choose \"Open existing\" and the vault's folder. If the folder is lost too, \
         bring it back from a backup first.",
    ),
    Text::new(
        "在解锁页点“忘记密码”，进入“用恢复密钥打开”。",
        "On the unlock page choose \"Forgot password\", then \"Open with the recovery key\".",
    ),
    Text::new(
        "按编号依次输入 8 组字符，大小写都可以。哪一组写错了，屏幕会马上指出来。",
        "Type the 8 groups in order, in upper or lower case. A wrong group is pointed out at once.",
    ),
    Text::new(
        "设置新的个人密码，这台电脑随即登记完成。客户资料不会丢失。把这张纸放回原处。",
        "Set a new password; this computer is enrolled with it. No record is lost. Put this sheet back in its place.",
    ),
];

pub(super) const NEVER_TITLE: Text = Text::new("切记", "Never");
pub(super) const NEVER: [Text; 4] = [
    Text::new("不要拍照", "photograph it"),
    Text::new("不要发微信", "send it in a chat"),
    Text::new("不要存进网盘", "put it in a cloud drive"),
    Text::new("不要和电脑放在一起", "keep it with the computer"),
];
pub(super) const SAVED_AS_FILE: Text = Text::new(
    "如果这份套件是保存下来的 PDF 文件：打印后请在 24 小时内删除文件，并清空回收站。",
    "If this is a saved PDF: print it, then delete the file within 24 hours and empty the recycle bin.",
);

#[cfg(test)]
pub(super) fn all() -> Vec<Text> {
    let single = [
        TITLE,
        PURPOSE,
        LIKE_CASH,
        VAULT,
        VAULT_ID,
        CREATED,
        FINGERPRINT,
        KEY,
        KEY_HINT,
        QR_HINT,
        PASSWORD_HINT,
        PASSWORD_HINT_NOTE,
        STEPS_TITLE,
        NEVER_TITLE,
        SAVED_AS_FILE,
    ];
    single.into_iter().chain(STEPS).chain(NEVER).collect()
}
