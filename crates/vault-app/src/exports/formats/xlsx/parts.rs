//! The parts of the package besides the rows.

use vault_domain::field::FieldKind;

use super::xml::escaped;
use super::{TEXT, TITLE, cell};
use crate::exports::formats::cell::clean;
use crate::exports::formats::words::{ABOUT, ASKED, AT, MARKED, REGISTER_NO, Said, TAIL, WHO};
use crate::exports::formats::{Column, Mark};

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KINDS: &str = "application/vnd.openxmlformats-officedocument";
/// Characters of a printed head or foot.
const PRINTED: usize = 255;

pub(super) fn content_types() -> String {
    let mut xml = format!(
        r#"{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
    );
    for (name, kind) in [
        ("xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
        ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet+xml"),
        ("xl/worksheets/sheet2.xml", "spreadsheetml.worksheet+xml"),
        ("xl/styles.xml", "spreadsheetml.styles+xml"),
        ("docProps/app.xml", "extended-properties+xml"),
        ("docProps/custom.xml", "custom-properties+xml"),
    ] {
        xml.push_str(&format!(r#"<Override PartName="/{name}" ContentType="{KINDS}.{kind}"/>"#));
    }
    xml.push_str(r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#);
    xml
}

pub(super) fn relations() -> String {
    let core = format!("{RELATIONS}/metadata/core-properties");
    related(&[
        (&format!("{OFFICE}/officeDocument"), "xl/workbook.xml"),
        (&core, "docProps/core.xml"),
        (&format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
        (&format!("{OFFICE}/custom-properties"), "docProps/custom.xml"),
    ])
}

pub(super) fn sheet_relations() -> String {
    let sheet = format!("{OFFICE}/worksheet");
    related(&[
        (&sheet, "worksheets/sheet1.xml"),
        (&sheet, "worksheets/sheet2.xml"),
        (&format!("{OFFICE}/styles"), "styles.xml"),
    ])
}

fn related(targets: &[(&str, &str)]) -> String {
    let mut xml = format!(r#"{DECLARATION}<Relationships xmlns="{RELATIONS}">"#);
    for (number, (kind, target)) in (1..).zip(targets) {
        xml.push_str(&format!(r#"<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>"#));
    }
    xml.push_str("</Relationships>");
    xml
}

pub(super) fn program() -> String {
    format!(
        r#"{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>ClientVault</Application></Properties>"#
    )
}

/// Title and program; no person, computer or clock besides what the mark says.
pub(super) fn title(mark: &Mark) -> String {
    let words = escaped(&mark.words());
    let line = escaped(&mark.line());
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="{RELATIONS}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{words}</dc:title><dc:subject>{line}</dc:subject><dc:creator>ClientVault</dc:creator></cp:coreProperties>"#
    )
}

/// The mark again, where other programs look for properties.
pub(super) fn properties(mark: &Mark) -> String {
    let mut xml = format!(
        r#"{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">"#
    );
    for (number, (name, value)) in (2..).zip(facts(mark)) {
        let (name, value) = (escaped(name), escaped(&value));
        xml.push_str(&format!(
            r#"<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>"#
        ));
    }
    xml.push_str("</Properties>");
    xml
}

fn facts(mark: &Mark) -> [(&'static str, String); 5] {
    let named = |said: Said| said.r#in(mark.language);
    [
        (named(MARKED), mark.words()),
        (named(REGISTER_NO), clean(&mark.register_no).into_owned()),
        (named(WHO), clean(&mark.who).into_owned()),
        (named(TAIL), clean(&mark.tail).into_owned()),
        (named(AT), clean(&mark.at).into_owned()),
    ]
}

/// Cell formats: the default, text, bold text.
pub(super) fn styles() -> String {
    format!(
        r#"{DECLARATION}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
    )
}

/// Everything before the first row: the row of titles stands still, columns have a width of their own.
pub(super) fn sheet_head(columns: &[Column], mark: &Mark) -> String {
    let mut xml = format!(
        r#"{DECLARATION}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#
    );
    let widths = columns.iter().map(|column| usual(column.key.def().kind).max(wide(&column.title) + 4));
    for (number, width) in (1..).zip(widths.chain([wide(&mark.line()) + 2])) {
        let width = width.clamp(6, 80);
        xml.push_str(&format!(
            r#"<col min="{number}" max="{number}" width="{width}" style="{TEXT}" customWidth="1"/>"#
        ));
    }
    xml.push_str("</cols><sheetData>");
    xml
}

/// Everything behind the last row: filters, the printed page, and that digits kept as text are meant so.
pub(super) fn sheet_foot(mark: &Mark, last_column: &str, last_row: u32) -> String {
    let all = format!("A1:{last_column}{last_row}");
    let head = format!("&L{}&R{}", printed(&mark.words()), printed(&mark.register_no));
    let foot = format!("&L{} · {}&R&P / &N", printed(&mark.person()), printed(&mark.at));
    let (head, foot) = (escaped(&head), escaped(&foot));
    format!(
        r#"</sheetData><autoFilter ref="{all}"/><pageMargins left="0.6" right="0.6" top="0.8" bottom="0.8" header="0.4" footer="0.4"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddHeader>{head}</oddHeader><oddFooter>{foot}</oddFooter></headerFooter><ignoredErrors><ignoredError sqref="{all}" numberStoredAsText="1"/></ignoredErrors></worksheet>"#
    )
}

/// A text in a head or foot, where `&` begins a code and room is short.
fn printed(text: &str) -> String {
    clean(text).chars().take(PRINTED / 5).collect::<String>().replace('&', "&&")
}

/// The second sheet: what the file is, and what is asked of whoever has it.
pub(super) fn about(mark: &Mark) -> String {
    let mut xml = format!(
        r#"{DECLARATION}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="16" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>"#
    );
    let asked = (ABOUT.r#in(mark.language), ASKED.r#in(mark.language).to_owned());
    for (number, (name, value)) in (1_u32..).zip(facts(mark).into_iter().chain([asked])) {
        let row = number.to_string();
        xml.push_str(&format!(r#"<row r="{row}">"#));
        cell(&mut xml, ("A", &row), TITLE, name);
        cell(&mut xml, ("B", &row), TEXT, &value);
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

/// Names of the sheets, the filtered area, and the row of titles that every printed page repeats.
pub(super) fn workbook((first, second): (&str, &str), last_column: &str, last_row: u32) -> String {
    format!(
        r#"{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="{first}" sheetId="1" r:id="rId1"/><sheet name="{second}" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'{first}'!$A$1:${last_column}${last_row}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'{first}'!$1:$1</definedName></definedNames></workbook>"#
    )
}

/// Width of a text in digits: 汉字 and full-width forms are as wide as two.
fn wide(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

/// The width values of a kind usually need.
const fn usual(kind: FieldKind) -> usize {
    match kind {
        FieldKind::Address | FieldKind::LongText => 40,
        FieldKind::Text | FieldKind::Website | FieldKind::Email => 26,
        FieldKind::ResidentId
        | FieldKind::BankCard
        | FieldKind::BankAccount
        | FieldKind::CreditCode
        | FieldKind::DrivingLicence
        | FieldKind::Vin => 22,
        FieldKind::Phone
        | FieldKind::WeChat
        | FieldKind::DateTime
        | FieldKind::Source
        | FieldKind::Custom => 18,
        FieldKind::PersonName
        | FieldKind::Qq
        | FieldKind::Date
        | FieldKind::Money
        | FieldKind::Passport
        | FieldKind::Permit
        | FieldKind::Plate
        | FieldKind::LawfulBasis
        | FieldKind::Consent
        | FieldKind::Stage => 14,
        FieldKind::Gender | FieldKind::Number | FieldKind::Reference => 10,
    }
}
