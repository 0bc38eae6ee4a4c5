//! The table: one line per field. Codes are written into sealed records and never reused.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FieldDef, FieldGroup, FieldKind};
use crate::level::{LegalClass, Level};

const ONE: bool = false;
const MANY: bool = true;

macro_rules! catalogue {
    ($($(#[$doc:meta])* $key:ident = $code:literal, $name:literal, $level:ident, $class:ident, $kind:ident, $count:ident, $group:ident;)*) => {
        /// A field's stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[repr(u16)]
        pub enum FieldKey {
            $($(#[$doc])* $key = $code,)*
        }

        impl FieldKey {
            /// Every field, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$key),*];

            /// The row of the catalogue.
            #[must_use]
            pub const fn def(self) -> &'static FieldDef {
                match self {
                    $(Self::$key => &FieldDef {
                        key: Self::$key,
                        name: $name,
                        level: Level::$level,
                        legal_class: LegalClass::$class,
                        kind: FieldKind::$kind,
                        multi: $count,
                        group: FieldGroup::$group,
                    },)*
                }
            }

            /// The field with this stored code.
            #[must_use]
            pub const fn from_code(code: u16) -> Option<Self> {
                match code {
                    $($code => Some(Self::$key),)*
                    _ => None,
                }
            }

            /// The field with this snake-case name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)*
                    _ => None,
                }
            }
        }
    };
}

impl FieldKey {
    /// The number stored in records.
    #[must_use]
    pub const fn code(self) -> u16 {
        self as u16
    }

    /// The snake-case name, as serde writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.def().name
    }
}

// A slot's own level counts only until the vault has said what it is for: the strictest one.
// Identity numbers are `SensitivePersonal` by GB/T 35273 Annex B, the stricter of the two readings.
catalogue! {
    /// 姓名.
    Name = 1, "name", L1, Personal, PersonName, ONE, Basic;
    /// 职务.
    Title = 2, "title", L1, Personal, Text, ONE, Basic;
    /// 部门.
    Department = 3, "department", L1, Personal, Text, ONE, Basic;
    /// 公司.
    Company = 4, "company", L1, NotPersonal, Text, ONE, Basic;
    /// 行业.
    Industry = 5, "industry", L1, NotPersonal, Text, ONE, Basic;
    /// 城市/地区.
    City = 6, "city", L1, NotPersonal, Text, ONE, Basic;
    /// 官网.
    Website = 7, "website", L1, NotPersonal, Website, ONE, Basic;
    /// 统一社会信用代码.
    CreditCode = 8, "credit_code", L1, NotPersonal, CreditCode, ONE, Billing;
    /// 总机.
    Switchboard = 9, "switchboard", L1, NotPersonal, Phone, ONE, Contact;
    /// 客户来源.
    Source = 10, "source", L1, NotPersonal, Source, ONE, Basic;
    /// 阶段.
    Stage = 11, "stage", L1, NotPersonal, Stage, ONE, Deal;
    /// 标签.
    Tags = 12, "tags", L1, Personal, Text, MANY, Basic;
    /// 下次跟进.
    NextFollowUp = 13, "next_follow_up", L1, NotPersonal, DateTime, ONE, Deal;
    /// 合法性依据.
    LawfulBasis = 14, "lawful_basis", L1, NotPersonal, LawfulBasis, ONE, Basic;
    /// 同意事项: what the person said about being passed on and being written to.
    Consents = 15, "consents", L1, Personal, Consent, MANY, Basic;

    /// 手机号.
    Phone = 40, "phone", L2, Personal, Phone, MANY, Contact;
    /// 微信号.
    Wechat = 41, "wechat", L2, Personal, WeChat, ONE, Contact;
    /// QQ.
    Qq = 42, "qq", L2, Personal, Qq, ONE, Contact;
    /// 个人邮箱.
    Email = 43, "email", L2, Personal, Email, MANY, Contact;
    /// 座机.
    Landline = 44, "landline", L2, Personal, Phone, ONE, Contact;
    /// 生日.
    Birthday = 45, "birthday", L2, Personal, Date, ONE, Basic;
    /// 性别.
    Gender = 46, "gender", L2, Personal, Gender, ONE, Basic;
    /// 籍贯.
    Hometown = 47, "hometown", L2, Personal, Text, ONE, Basic;
    /// 家庭成员.
    Family = 48, "family", L2, Personal, LongText, ONE, Basic;
    /// 爱好忌讳.
    Hobbies = 49, "hobbies", L2, Personal, LongText, ONE, Basic;
    /// 收货或家庭地址.
    Address = 50, "address", L2, Personal, Address, ONE, Contact;
    /// 备注.
    Remark = 51, "remark", L2, Personal, LongText, ONE, Basic;
    /// 报价.
    Quote = 52, "quote", L2, NotPersonal, Money, ONE, Deal;
    /// 合同金额.
    ContractAmount = 53, "contract_amount", L2, NotPersonal, Money, ONE, Deal;
    /// 签约日期.
    SignedOn = 54, "signed_on", L2, NotPersonal, Date, ONE, Deal;
    /// 对公账户.
    CompanyAccount = 55, "company_account", L2, NotPersonal, BankAccount, ONE, Billing;
    /// 开票抬头.
    InvoiceTitle = 56, "invoice_title", L2, NotPersonal, Text, ONE, Billing;
    /// 车牌号.
    Plate = 57, "plate", L2, Personal, Plate, ONE, Identity;
    /// 车架号.
    Vin = 58, "vin", L2, Personal, Vin, ONE, Identity;

    /// 身份证号.
    IdNumber = 80, "id_number", L3, SensitivePersonal, ResidentId, ONE, Identity;
    /// 护照.
    Passport = 81, "passport", L3, SensitivePersonal, Passport, ONE, Identity;
    /// 港澳台证件.
    Permit = 82, "permit", L3, SensitivePersonal, Permit, ONE, Identity;
    /// 驾驶证号.
    DrivingLicence = 83, "driving_licence", L3, SensitivePersonal, DrivingLicence, ONE, Identity;
    /// 个人银行卡号.
    BankCard = 84, "bank_card", L3, SensitivePersonal, BankCard, ONE, Identity;
    /// 成本底价.
    CostPrice = 85, "cost_price", L3, NotPersonal, Money, ONE, Deal;

    /// [`crate::record::CustomerKind`] code.
    Kind = 200, "kind", L1, NotPersonal, Number, ONE, System;
    /// [`crate::record::RecordState`] code.
    State = 201, "state", L1, NotPersonal, Number, ONE, System;
    /// 归属: the person in charge.
    Owner = 202, "owner", L1, NotPersonal, Reference, ONE, System;
    /// The company record a person belongs to.
    CompanyLink = 203, "company_link", L1, Personal, Reference, ONE, System;
    /// Unix milliseconds of creation.
    CreatedMs = 204, "created_ms", L1, NotPersonal, Number, ONE, System;
    /// Unix milliseconds of the last change.
    UpdatedMs = 205, "updated_ms", L1, NotPersonal, Number, ONE, System;
    /// Unix milliseconds of the last contact.
    LastActivityMs = 206, "last_activity_ms", L1, NotPersonal, Number, ONE, System;
    /// Unix milliseconds of the move to the recycle bin.
    RecycledMs = 207, "recycled_ms", L1, NotPersonal, Number, ONE, System;
    /// The import run that brought the record.
    Batch = 208, "batch", L1, NotPersonal, Reference, ONE, System;
    /// Short number people say, `#1024`: order of creation in the vault.
    Number = 209, "number", L1, NotPersonal, Number, ONE, System;
    /// The level the record was raised to by hand.
    RecordLevel = 210, "record_level", L1, NotPersonal, Number, ONE, System;

    /// A field of the vault's own, number 1.
    Custom01 = 300, "custom01", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 2.
    Custom02 = 301, "custom02", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 3.
    Custom03 = 302, "custom03", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 4.
    Custom04 = 303, "custom04", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 5.
    Custom05 = 304, "custom05", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 6.
    Custom06 = 305, "custom06", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 7.
    Custom07 = 306, "custom07", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 8.
    Custom08 = 307, "custom08", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 9.
    Custom09 = 308, "custom09", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 10.
    Custom10 = 309, "custom10", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 11.
    Custom11 = 310, "custom11", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 12.
    Custom12 = 311, "custom12", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 13.
    Custom13 = 312, "custom13", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 14.
    Custom14 = 313, "custom14", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 15.
    Custom15 = 314, "custom15", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 16.
    Custom16 = 315, "custom16", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 17.
    Custom17 = 316, "custom17", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 18.
    Custom18 = 317, "custom18", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 19.
    Custom19 = 318, "custom19", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 20.
    Custom20 = 319, "custom20", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 21.
    Custom21 = 320, "custom21", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 22.
    Custom22 = 321, "custom22", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 23.
    Custom23 = 322, "custom23", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 24.
    Custom24 = 323, "custom24", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 25.
    Custom25 = 324, "custom25", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 26.
    Custom26 = 325, "custom26", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 27.
    Custom27 = 326, "custom27", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 28.
    Custom28 = 327, "custom28", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 29.
    Custom29 = 328, "custom29", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 30.
    Custom30 = 329, "custom30", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 31.
    Custom31 = 330, "custom31", L3, Personal, Custom, ONE, Custom;
    /// A field of the vault's own, number 32.
    Custom32 = 331, "custom32", L3, Personal, Custom, ONE, Custom;
}
