//! Words in files that leave: column titles and the names of codes. Made in Rust because files are; the importer reads them back.

use vault_domain::consent::ConsentMark;
use vault_domain::field::{FieldKey, FieldKind};
use vault_domain::lawful_basis::LawfulBasis;
use vault_domain::stage::Stage;

use crate::contract::app::Language;

/// The title of a column; a field of the vault's own has its label.
pub(super) fn title(field: FieldKey, labels: &[(FieldKey, &str)], language: Language) -> String {
    if let Some((_, label)) = labels.iter().find(|(key, _)| *key == field) {
        return (*label).to_owned();
    }
    let (zh, en) = names(field);
    pick(language, zh, en).to_owned()
}

/// A code as people read it; `None` where a value is no code.
pub(super) fn word(kind: FieldKind, code: &str, language: Language) -> Option<String> {
    let (zh, en) = match kind {
        FieldKind::Stage => stage(code.parse().ok()?),
        FieldKind::LawfulBasis => basis(code.parse().ok()?),
        FieldKind::Consent => consent(code.parse().ok()?),
        FieldKind::Gender => match code {
            "male" => ("男", "male"),
            "female" => ("女", "female"),
            _ => return None,
        },
        _ => return None,
    };
    Some(pick(language, zh, en).to_owned())
}

const fn pick(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::ZhCn => zh,
        Language::En => en,
    }
}

const fn names(field: FieldKey) -> (&'static str, &'static str) {
    use FieldKey as F;
    match field {
        F::Name => ("姓名", "Name"),
        F::Title => ("职务", "Job title"),
        F::Department => ("部门", "Department"),
        F::Company => ("公司", "Company"),
        F::Industry => ("行业", "Industry"),
        F::City => ("城市", "City"),
        F::Website => ("官网", "Website"),
        F::CreditCode => ("统一社会信用代码", "Credit code"),
        F::Switchboard => ("总机", "Switchboard"),
        F::Source => ("来源", "Source"),
        F::Stage => ("阶段", "Stage"),
        F::Tags => ("标签", "Tags"),
        F::NextFollowUp => ("下次跟进", "Next follow-up"),
        F::LawfulBasis => ("合法性依据", "Lawful basis"),
        F::Consents => ("同意事项", "Consents"),
        F::Phone => ("手机", "Phone"),
        F::Wechat => ("微信", "WeChat"),
        F::Qq => ("QQ", "QQ"),
        F::Email => ("邮箱", "Email"),
        F::Landline => ("座机", "Landline"),
        F::Birthday => ("生日", "Birthday"),
        F::Gender => ("性别", "Gender"),
        F::Hometown => ("籍贯", "Hometown"),
        F::Family => ("家庭成员", "Family"),
        F::Hobbies => ("爱好", "Hobbies"),
        F::Address => ("地址", "Address"),
        F::Remark => ("备注", "Remark"),
        F::Quote => ("报价", "Quote"),
        F::ContractAmount => ("合同金额", "Contract amount"),
        F::SignedOn => ("签约日期", "Signed on"),
        F::CompanyAccount => ("对公账户", "Company account"),
        F::InvoiceTitle => ("开票抬头", "Invoice title"),
        F::Plate => ("车牌号", "Number plate"),
        F::Vin => ("车架号", "VIN"),
        F::IdNumber => ("身份证号", "ID number"),
        F::Passport => ("护照", "Passport"),
        F::Permit => ("通行证", "Travel permit"),
        F::DrivingLicence => ("驾驶证号", "Driving licence"),
        F::BankCard => ("银行卡号", "Bank card"),
        F::CostPrice => ("成本价", "Cost price"),
        _ => ("其他", "Other"),
    }
}

const fn stage(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Lead => ("线索", "Lead"),
        Stage::Contacted => ("初步接触", "Contacted"),
        Stage::Qualified => ("需求确认", "Qualified"),
        Stage::Proposal => ("方案报价", "Proposal"),
        Stage::Negotiation => ("谈判", "Negotiation"),
        Stage::Won => ("成交", "Won"),
        Stage::Lost => ("丢单", "Lost"),
    }
}

const fn basis(basis: LawfulBasis) -> (&'static str, &'static str) {
    match basis {
        LawfulBasis::Consent => ("同意", "consent"),
        LawfulBasis::Contract => ("合同所必需", "contract"),
        LawfulBasis::LegalDuty => ("法定义务", "legal_duty"),
        LawfulBasis::Emergency => ("紧急", "emergency"),
        LawfulBasis::PublicInfo => ("合理范围内已公开", "public_info"),
        LawfulBasis::Other => ("其他", "other"),
    }
}

const fn consent(mark: ConsentMark) -> (&'static str, &'static str) {
    match mark {
        ConsentMark::ThirdParty => ("同意对外提供", "third_party"),
        ConsentMark::Abroad => ("同意出境", "abroad"),
        ConsentMark::NoMarketing => ("拒绝营销", "no_marketing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_people_fill_has_a_title_and_codes_are_read_back() {
        for field in FieldKey::ALL.iter().filter(|field| field.def().editable() && !field.def().is_custom()) {
            assert_ne!(names(*field).0, "其他", "{field:?}");
        }
        for stage in Stage::ALL {
            for language in [Language::ZhCn, Language::En] {
                let text = word(FieldKind::Stage, stage.code(), language).unwrap();
                assert_eq!(text.parse(), Ok(stage), "{text}");
            }
        }
        for mark in ConsentMark::ALL {
            let text = word(FieldKind::Consent, mark.code(), Language::ZhCn).unwrap();
            assert_eq!(text.parse(), Ok(mark), "{text}");
        }
        for basis in LawfulBasis::ALL {
            let text = word(FieldKind::LawfulBasis, basis.code(), Language::ZhCn).unwrap();
            assert_eq!(text.parse(), Ok(basis), "{text}");
        }
    }
}
