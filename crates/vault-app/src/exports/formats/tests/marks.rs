use super::*;

/// The word for secrets of the state, which no mark of ours may be.
const NOT_OURS: [&str; 2] = ["绝密", "机密"];

fn example(format: FileFormat, mark: &Mark) -> Vec<u8> {
    let columns = columns(&[Name, Phone]);
    written_with(format, mark, &columns, &[single(&["何雨桐", "13800001111"])])
}

fn marks() -> Vec<Mark> {
    let levels = Level::ALL.into_iter();
    levels
        .flat_map(|level| [Language::ZhCn, Language::En].map(|language| Mark { level, language, ..mark() }))
        .collect()
}

#[test]
fn every_file_says_whose_it_is() {
    for mark in marks() {
        for format in LISTS {
            let (names, rows) = read(example(format, &mark));
            assert!(names[2].starts_with("商业秘密"), "{format:?}");
            assert_eq!(rows[0][2], "E-20261201-0007 · 王磊 5678 · 2026-12-01 14:02", "{format:?}");
            let text = format!("{names:?}{rows:?}");
            assert!(NOT_OURS.iter().all(|word| !text.contains(word)), "{format:?}");
        }
    }
}

#[test]
fn a_card_and_a_page_say_it_too() {
    for mark in marks() {
        for format in [FileFormat::Vcard, FileFormat::PdfList, FileFormat::PdfSheet] {
            let text = String::from_utf8_lossy(&example(format, &mark)).replace("\r\n ", "");
            for word in [mark.words(), mark.line()] {
                assert!(text.contains(&word), "{format:?} {word}");
            }
            assert!(NOT_OURS.iter().all(|word| !text.contains(word)), "{format:?}");
        }
    }
}

#[test]
fn a_workbook_says_it_on_paper_in_its_properties_and_on_a_sheet() {
    for mark in marks() {
        let parts = parts(&example(FileFormat::Xlsx, &mark));
        let all: String = parts.iter().map(|(_, text)| text.as_str()).collect();
        assert!(NOT_OURS.iter().all(|word| !all.contains(word)));
        let part = |name: &str| parts.iter().find(|(known, _)| known == name).map(|(_, text)| text).unwrap();
        for name in ["docProps/custom.xml", "xl/worksheets/sheet2.xml", "docProps/core.xml"] {
            for word in [&mark.words(), "E-20261201-0007", "王磊", "5678", "2026-12-01 14:02"] {
                assert!(part(name).contains(word), "{name} {word}");
            }
        }
        let sheet = part("xl/worksheets/sheet1.xml");
        let head = sheet.split_once("<oddHeader>").unwrap().1.split_once("</oddHeader>").unwrap().0;
        assert_eq!(head, format!("&amp;L{}&amp;RE-20261201-0007", mark.words()));
        assert!(
            sheet.contains("<oddFooter>&amp;L王磊 5678 · 2026-12-01 14:02&amp;R&amp;P / &amp;N</oddFooter>")
        );
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:C2\"/>"));
    }
}

#[test]
fn nothing_of_the_computer_is_in_a_workbook() {
    let bytes = example(FileFormat::Xlsx, &mark());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
    for index in 0..archive.len() {
        let part = archive.by_index(index).unwrap();
        assert_eq!(part.last_modified(), Some(zip::DateTime::default()));
    }
    assert_eq!(bytes, example(FileFormat::Xlsx, &mark()), "the same list is the same file");
    let all: String = parts(&bytes).into_iter().map(|(_, text)| text).collect();
    assert!(all.contains("<dc:creator>ClientVault</dc:creator>"));
    assert!(!all.contains("lastModifiedBy") && !all.contains("dcterms"));
}

#[test]
fn signs_of_a_name_are_no_codes_and_no_markup() {
    let odd = Mark { who: "R&D <王>\u{7}\n".into(), ..mark() };
    let parts = parts(&example(FileFormat::Xlsx, &odd));
    let sheet = &parts.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").unwrap().1;
    assert!(sheet.contains("&amp;LR&amp;&amp;D &lt;王&gt; 5678"), "{sheet}");
    let (_, rows) = read(example(FileFormat::Xlsx, &odd));
    assert_eq!(rows[0][2], "E-20261201-0007 · R&D <王> 5678 · 2026-12-01 14:02");
}
