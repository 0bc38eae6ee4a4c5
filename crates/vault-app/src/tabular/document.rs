//! Word-processor documents (WordprocessingML, ECMA-376 part 1, 17) as lines: for those who look for lists in them.

use std::io::BufReader;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::plain::Lines;
use super::{Foreign, Input, Limits, ReadError, package};

/// The part with the text.
const BODY: &str = "word/document.xml";

/// Gives every paragraph that holds something to `line`, cells of tables included, until it answers false.
///
/// # Errors
/// [`ReadError::Unsupported`] for another kind of container; else as for workbooks.
pub(crate) fn each_paragraph(
    mut input: Input,
    limits: &Limits,
    line: &mut dyn FnMut(&str) -> bool,
) -> Result<(), ReadError> {
    let names = ZipArchive::new(&mut input).map_err(package::refusal)?;
    if names.index_for_name(BODY).is_none() {
        return Err(ReadError::Unsupported(Foreign::OtherContainer));
    }
    if input.len() > limits.workbook_bytes {
        return Err(ReadError::TooLarge { what: "bytes of a document", limit: limits.workbook_bytes });
    }
    package::check(&mut input, limits)?;
    let mut archive = ZipArchive::new(BufReader::new(input)).map_err(package::refusal)?;
    let body = archive.by_name(BODY).map_err(package::refusal)?;
    let mut xml = quick_xml::Reader::from_reader(BufReader::new(body));
    xml.config_mut().check_end_names = false;
    let (mut buffer, mut lines, mut in_text) = (Vec::new(), Lines::new(line), false);
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer);
        let going = match event.map_err(|_| ReadError::Damaged("the XML is not well-formed"))? {
            Event::Start(element) => {
                in_text = element.name().as_ref() == "w:t";
                true
            }
            Event::Empty(element) => match element.name().as_ref() {
                "w:tab" => lines.push("\t"),
                "w:br" | "w:cr" => lines.push("\n"),
                _ => true,
            },
            Event::End(element) => {
                in_text = false;
                // A paragraph; the cells of a table hold paragraphs.
                element.name().as_ref() != "w:p" || lines.push("\n")
            }
            Event::Text(piece) if in_text => lines.push(&piece.xml10_content()),
            Event::CData(piece) if in_text => lines.push(&piece.xml10_content()),
            Event::GeneralRef(entity) if in_text => match entity.resolve_char_ref() {
                Ok(Some(character)) => lines.push(character.encode_utf8(&mut [0; 4])),
                _ => lines.push(resolve_predefined_entity(&entity.xml10_content()).unwrap_or_default()),
            },
            Event::Eof => {
                lines.end();
                return Ok(());
            }
            _ => true,
        };
        if !going {
            return Ok(());
        }
    }
}
