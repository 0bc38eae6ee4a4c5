//! The lists that are imported, and what of them must not be found anywhere else.

use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// Made-up people of the written workbook.
pub const PEOPLE: usize = 40;
const FAMILIES: [&str; 8] = ["欧阳", "尉迟", "慕容", "闻人", "澹台", "宇文", "令狐", "钟离"];
const GIVEN: [&str; 5] = ["静姝", "望舒", "景行", "思齐", "长庚"];
/// Text shorter than this is found by chance or by translation files.
const TELLING: usize = 8;

/// One line of the workbook.
pub struct Person {
    pub name: String,
    pub company: String,
    pub phone: String,
    pub email: String,
}

pub fn people() -> Vec<Person> {
    (0..PEOPLE)
        .map(|index| Person {
            name: format!("{}{}", FAMILIES[index % FAMILIES.len()], GIVEN[index / FAMILIES.len()]),
            company: format!("芜湖鸠江第{index:02}号精密仪表有限公司"),
            phone: format!("15400098{:03}", 800 + index),
            email: format!("yibiao{index:02}@example.com"),
        })
        .collect()
}

/// Writes the people as an XLSX as offices keep them: a heading above the header, phones as numbers, real dates.
pub fn write_workbook(folder: &Path) -> PathBuf {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "2026 年展会名单").unwrap();
    for (column, header) in (0..).zip(["姓名", "公司名称", "手机", "邮箱", "首次拜访"]) {
        sheet.write(1, column, header).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (row, person) in (2..).zip(people()) {
        sheet.write(row, 0, person.name).unwrap();
        sheet.write(row, 1, person.company).unwrap();
        sheet.write(row, 2, person.phone.parse::<f64>().unwrap()).unwrap();
        sheet.write(row, 3, person.email).unwrap();
        let visit = ExcelDateTime::from_ymd(2026, 3, 7).unwrap();
        sheet.write_with_format(row, 4, &visit, &date).unwrap();
    }
    let file = folder.join("展会名单.xlsx");
    workbook.save(&file).unwrap();
    file
}

/// The GBK list that comes with the sources, copied to where a person would have it.
pub fn copy_sample(folder: &Path) -> PathBuf {
    let file = folder.join("老客户.csv");
    fs::copy(samples().join("customers-gbk.csv"), &file).unwrap();
    file
}

/// How the long names begin: a person's, one without any place to break, one of rare characters.
pub const LONG_NAMES: [&str; 3] = ["欧阳", "Wolfeschlegelsteinhausen", "𬱖㛃䶮𠅤𫍽"];
/// As long as a name and another line may be, and what is refused.
const LONGEST: [usize; 3] = [50, 200, 300];

/// Writes customers with as many characters as each plain field takes, and one with more, in a file of a long name.
pub fn write_long_names(folder: &Path) -> PathBuf {
    let long = |text: &str, length| text.chars().cycle().take(length).collect::<String>();
    let [name, line, refused] = LONGEST;
    let mut list = "姓名,公司名称,职务,手机号码,所在城市,标签\n".to_owned();
    for (begin, phone) in LONG_NAMES.into_iter().zip(15_400_099_001_u64..) {
        let [company, title] = ["精密仪表", "采购"].map(|end| long(&format!("{begin}{end}"), line));
        for length in [name, refused] {
            let name = long(begin, length);
            list.push_str(&format!("{name},{company},{title},{phone},{title},{name}\n"));
        }
    }
    let file =
        folder.join("2026 年秋季华东五金机电展会客户名单汇总（第三次修改，市场部与销售部共同确认）.csv");
    fs::write(&file, list).unwrap();
    file
}

/// Phones, mail addresses and identity numbers of the sample. The other columns are in an encoding this needs not know:
/// neither comma nor line end is ever a part of a GBK character.
pub fn telling_sample_values() -> Vec<String> {
    let bytes = fs::read(samples().join("customers-gbk.csv")).unwrap();
    let lines = bytes.split(|byte| *byte == b'\n').skip(1);
    lines
        .flat_map(|line| {
            let columns: Vec<&[u8]> = line.split(|byte| *byte == b',').collect();
            [3, 5, 10].map(|column| columns.get(column).copied().unwrap_or_default().to_vec())
        })
        .filter_map(|value| String::from_utf8(value).ok())
        .filter(|value| value.len() >= TELLING)
        .collect()
}

/// All of the workbook's values that stand for one person.
pub fn telling_workbook_values() -> Vec<String> {
    people()
        .into_iter()
        .flat_map(|person| [person.name, person.company, person.phone, person.email])
        .filter(|value| value.len() >= TELLING)
        .collect()
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples")
}
