//! Words people write above their columns. Compared after [`super::title`] has removed case, spaces, brackets,
//! numbering and punctuation; separated by spaces here.

use vault_domain::field::FieldKey::{self, *};

/// Titles that mean one field. Split with `split_whitespace`.
pub(super) const WORDS: &[(FieldKey, &str)] = &[
    (
        Name,
        "姓名 客户姓名 联系人 联系人姓名 客户联系人 中文名 真实姓名 name fullname contact contactname \
        contactperson customername 名字 对接人 车主 车主姓名 投保人 被保险人 会员姓名 收件人 收货人",
    ),
    (Title, "职位 职务 头衔 岗位 title jobtitle position role 职称"),
    (Department, "部门 所在部门 科室 department dept"),
    (
        Company,
        "公司 公司名称 公司名 单位 单位名称 企业 企业名称 工作单位 所属公司 客户公司 组织 机构 \
        机构名称 商户名称 店名 店铺名称 company companyname organization organisation employer account \
        accountname",
    ),
    (Industry, "行业 所属行业 行业类别 industry sector"),
    (City, "城市 地区 所在城市 所在地 区域 省市 所在地区 省份 city region area"),
    (Website, "网址 官网 网站 公司网址 公司网站 主页 website url homepage webpage"),
    (
        CreditCode,
        "统一社会信用代码 社会信用代码 信用代码 统一信用代码 税号 纳税人识别号 企业税号 \
        营业执照号 creditcode uscc taxid taxnumber 单位税号",
    ),
    (Switchboard, "总机 公司电话 公司总机 前台电话 单位电话 企业电话 switchboard companyphone"),
    (Source, "来源 客户来源 线索来源 获客渠道 渠道 信息来源 来源渠道 source leadsource channel"),
    (
        Stage,
        "阶段 客户阶段 销售阶段 商机阶段 跟进阶段 跟进状态 客户状态 意向阶段 stage status salesstage \
        dealstage",
    ),
    (Tags, "标签 客户标签 分组 分类 客户分类 客户类型 tags tag label labels group"),
    (
        NextFollowUp,
        "下次跟进 下次跟进时间 下次跟进日期 下次联系 下次联系时间 下次回访 回访时间 \
        计划跟进时间 nextfollowup followupdate nextcontact",
    ),
    (LawfulBasis, "合法性依据 处理依据 同意情况 授权依据 lawfulbasis legalbasis consent"),
    (Consents, "同意事项 授权事项 营销意愿 对外提供同意 consents optout"),
    (
        Phone,
        "手机 手机号 手机号码 手机电话 移动电话 电话 电话号码 联系电话 联系手机 联系方式 联系号码 \
        本人电话 客户电话 客户手机 备用电话 备用手机 私人电话 mobile mobilephone mobilenumber cell \
        cellphone phone phonenumber tel telephone contactnumber tele 收货电话 会员手机",
    ),
    (Wechat, "微信 微信号 微信账号 wechat wechatid weixin wx vx 客户微信"),
    (Qq, "qq qq号 qq号码 qq账号 qqnumber 扣扣"),
    (Email, "邮箱 电子邮箱 电子邮件 邮件 邮箱地址 邮件地址 个人邮箱 email emailaddress mail 联系邮箱"),
    (
        Landline,
        "座机 固定电话 固话 办公电话 座机号码 宅电 家庭电话 landline officephone workphone \
        homephone",
    ),
    (Birthday, "生日 出生日期 出生年月 出生年月日 客户生日 birthday birthdate dateofbirth dob"),
    (Gender, "性别 客户性别 gender sex"),
    (Hometown, "籍贯 户籍 户籍所在地 家乡 hometown nativeplace"),
    (Family, "家庭 家庭成员 家庭情况 家庭状况 子女情况 family"),
    (Hobbies, "爱好 兴趣 兴趣爱好 爱好忌讳 喜好 忌讳 hobby hobbies interests"),
    (
        Address,
        "地址 联系地址 详细地址 家庭地址 家庭住址 住址 收货地址 通讯地址 通信地址 公司地址 单位地址 \
        办公地址 居住地址 送货地址 address streetaddress mailingaddress homeaddress",
    ),
    (
        Remark,
        "备注 说明 备注信息 客户备注 描述 附注 跟进记录 沟通记录 remark remarks note notes comment \
        comments memo description",
    ),
    (Quote, "报价 报价金额 产品报价 报价元 quote quotation quotedprice"),
    (
        ContractAmount,
        "合同金额 成交金额 签约金额 合同总额 合同额 成交价 订单金额 合同价 contractamount \
        dealamount amount dealvalue",
    ),
    (
        SignedOn,
        "签约日期 签约时间 签订日期 合同日期 成交日期 成交时间 签单日期 signedon contractdate \
        signdate closedate",
    ),
    (
        CompanyAccount,
        "对公账户 对公账号 公司账户 公司账号 企业账号 开户账号 基本户 companyaccount \
        businessaccount",
    ),
    (InvoiceTitle, "开票抬头 发票抬头 抬头 开票名称 开票单位 invoicetitle billingname"),
    (Plate, "车牌 车牌号 车牌号码 号牌 号牌号码 plate platenumber licenseplate licenceplate"),
    (Vin, "车架号 车架号码 车辆识别代号 车辆识别码 vin vin码 chassisnumber vinnumber"),
    (
        IdNumber,
        "身份证 身份证号 身份证号码 身份证件号码 公民身份号码 居民身份证 idnumber idcard \
        idcardnumber idno nationalid identitynumber 身份号码",
    ),
    (Passport, "护照 护照号 护照号码 passport passportnumber passportno"),
    (
        Permit,
        "港澳通行证 港澳台证件 通行证 通行证号 台胞证 回乡证 港澳台通行证 往来港澳通行证 travelpermit \
        permit",
    ),
    (
        DrivingLicence,
        "驾驶证 驾驶证号 驾照 驾照号 驾驶证号码 驾驶证档案编号 drivinglicence driverlicense \
        driverslicense drivinglicense",
    ),
    (
        BankCard,
        "银行卡 银行卡号 银行卡号码 个人银行卡 储蓄卡号 信用卡号 借记卡号 bankcard cardnumber \
        bankcardnumber",
    ),
    (CostPrice, "成本 成本价 成本底价 底价 进价 采购价 内部价 costprice cost floorprice"),
];

/// Titles whose meaning depends on the values; the first field is meant if those say nothing.
pub(super) const UNCLEAR: &[(&str, &[FieldKey])] = &[
    ("客户名称", &[Name, Company]),
    ("客户", &[Name, Company]),
    ("客户名", &[Name, Company]),
    ("名称", &[Name, Company]),
    ("customer", &[Name, Company]),
    ("client", &[Name, Company]),
    ("号码", &[Phone, Landline, IdNumber, BankCard, Qq]),
    ("电话", &[Phone, Landline]),
    ("电话号码", &[Phone, Landline]),
    ("联系电话", &[Phone, Landline]),
    ("联系方式", &[Phone, Landline, Email, Wechat]),
    ("tel", &[Phone, Landline]),
    ("telephone", &[Phone, Landline]),
    ("证件", &[IdNumber, Passport, Permit]),
    ("证件号", &[IdNumber, Passport, Permit]),
    ("证件号码", &[IdNumber, Passport, Permit]),
    ("卡号", &[BankCard, IdNumber]),
    ("账号", &[BankCard, CompanyAccount, Wechat, Qq]),
    ("银行账号", &[BankCard, CompanyAccount]),
    ("银行账户", &[BankCard, CompanyAccount]),
];

/// Titles of lists that are known and have no field here: numbering, keepers of the list, other systems' times.
pub(super) const NOT_IMPORTED: &str = "序号 编号 客户编号 no number id index 负责人 跟进人 业务员 销售 \
    销售员 客户经理 录入人 创建人 创建时间 更新时间 修改时间 录入时间 录入日期 登记日期 owner createdat \
    updatedat createdby createtime 开户行 开户银行 传真 fax 邮编 邮政编码 postcode zipcode zip 年龄 age";

/// Beginnings of titles that speak of somebody else than the customer of the row.
pub(super) const OTHER_PEOPLE: &str = "推荐人 介绍人 紧急联系人 业务员 销售 跟进人 负责人 录入人 创建人 \
    配偶 子女 父亲 母亲 父母 担保人 法人 法定代表人 客户经理 经办人 owner spouse emergency referrer";
