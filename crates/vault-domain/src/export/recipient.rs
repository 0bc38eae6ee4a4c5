//! Who receives what leaves, and what for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coded::coded;

coded! {
    /// Who receives it (个人信息保护法 arts. 21, 23, 38).
    RecipientKind {
        /// 本单位: the firm itself.
        Own = 1,
        /// 受托方: works on the firm's behalf, under a contract.
        Processor = 2,
        /// 其他处理者: decides for itself what it does with it.
        OtherHandler = 3,
        /// 境外: anybody outside the mainland.
        Abroad = 4,
        /// 主管机关: on a legal basis, under a document number.
        Authority = 5,
        /// 本人: the person the data are about.
        Subject = 6,
    }
}

coded! {
    /// What it is for.
    ExportPurpose {
        /// 履约发货.
        Delivery = 1,
        /// 开票对账.
        Invoicing = 2,
        /// 售后服务.
        Service = 3,
        /// 营销推广: nobody who refused it.
        Marketing = 4,
        /// 内部分析.
        Analysis = 5,
        /// 交接.
        Handover = 6,
        /// 法定义务.
        Legal = 7,
        /// 本人请求.
        SubjectRequest = 8,
        /// 其他, with a text.
        Other = 9,
    }
}

impl RecipientKind {
    /// Whether a number has to be named: of the contract, the request, the document.
    #[must_use]
    pub const fn needs_reference(self) -> bool {
        matches!(self, Self::Processor | Self::Authority | Self::Subject)
    }

    /// Copies for the person concerned and for authorities carry nothing invisible: neither fingerprint nor made-up customers.
    #[must_use]
    pub const fn is_marked_invisibly(self) -> bool {
        !matches!(self, Self::Authority | Self::Subject)
    }

    /// Whether only rows whose person agreed to such a recipient may go (个人信息保护法 arts. 23, 39).
    #[must_use]
    pub const fn needs_consent(self) -> bool {
        matches!(self, Self::OtherHandler | Self::Abroad)
    }
}
