//! One property: name, types and a decoded value.

use encoding_rs::UTF_8;

use crate::tabular::Encoding;

/// A property such as `item1.TEL;TYPE=cell:138…`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Property {
    /// Upper case, without its group.
    pub name: String,
    /// Upper case; values of `TYPE` and the bare words of vCard 2.1.
    pub types: Vec<String>,
    /// Text after character set and transfer encoding; still with backslashes.
    pub value: String,
}

impl Property {
    /// Reads a content line; `None` for lines without a colon, which are remains of pictures.
    pub fn parse(line: &[u8], default: Encoding) -> Option<Self> {
        let colon = colon(line)?;
        let head = String::from_utf8_lossy(line.get(..colon)?).into_owned();
        let value = line.get(colon + 1..)?;
        let mut parts = head.split(';');
        let name = parts.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
        let (mut types, mut charset, mut quoted) = (Vec::new(), None, false);
        for part in parts {
            let (key, text) = part.split_once('=').unwrap_or(("TYPE", part));
            let text = text.trim_matches('"');
            match key.trim().to_ascii_uppercase().as_str() {
                "CHARSET" => charset = encoding_rs::Encoding::for_label(text.as_bytes()),
                "ENCODING" => quoted = text.eq_ignore_ascii_case("QUOTED-PRINTABLE"),
                "TYPE" => types.extend(text.split(',').map(|word| word.trim().to_ascii_uppercase())),
                _ => {}
            }
        }
        // vCard 2.1 writes the transfer encoding as a bare word as well.
        quoted |= types.iter().any(|word| word == "QUOTED-PRINTABLE");
        let bytes = if quoted { unquote(value) } else { value.to_vec() };
        Some(Self { name, types, value: decode(&bytes, charset, default) })
    }

    /// Whether one of these types is given.
    pub fn is(&self, kind: &str) -> bool {
        self.types.iter().any(|word| word == kind)
    }

    /// The components of a structured value (RFC 6350 3.3): split at semicolons, escapes resolved.
    pub fn components(&self) -> Vec<String> {
        let (mut components, mut current, mut escaped) = (Vec::new(), String::new(), false);
        for character in self.value.chars() {
            match (escaped, character) {
                (false, '\\') => escaped = true,
                (false, ';') => components.push(std::mem::take(&mut current)),
                (false, other) => current.push(other),
                (true, other) => {
                    unescape(&mut current, other);
                    escaped = false;
                }
            }
        }
        components.push(current);
        components.iter_mut().for_each(|text| *text = text.trim().to_owned());
        components
    }

    /// The value as one text, escapes resolved.
    pub fn text(&self) -> String {
        let (mut text, mut escaped) = (String::new(), false);
        for character in self.value.chars() {
            match (escaped, character) {
                (false, '\\') => escaped = true,
                (false, other) => text.push(other),
                (true, other) => {
                    unescape(&mut text, other);
                    escaped = false;
                }
            }
        }
        text.trim().to_owned()
    }
}

fn unescape(text: &mut String, character: char) {
    match character {
        'n' | 'N' => text.push('\n'),
        '\\' | ';' | ',' | ':' => text.push(character),
        other => text.extend(['\\', other]),
    }
}

/// The first colon outside quotation marks.
fn colon(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    })
}

/// Quoted-printable (RFC 2045 6.7); what is no escape stays as it is.
fn unquote(value: &[u8]) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::with_capacity(value.len()), value);
    while let Some((first, tail)) = rest.split_first() {
        let hex = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
        rest = tail;
        if let (b'=', [high, low, after @ ..]) = (first, tail)
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            bytes.push(high << 4 | low);
            rest = after;
        } else {
            bytes.push(*first);
        }
    }
    bytes
}

/// The named character set; without one, UTF-8 if the bytes are, else what the file is in.
fn decode(bytes: &[u8], charset: Option<&'static encoding_rs::Encoding>, default: Encoding) -> String {
    let guess = || if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { default.tables() };
    // Some phones declare UTF-8 and write GBK; bytes that cannot be the declared set are not forced into it.
    let declared =
        charset.filter(|set| set.decode_without_bom_handling_and_without_replacement(bytes).is_some());
    declared.unwrap_or_else(guess).decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &[u8]) -> Property {
        Property::parse(line, Encoding::Gb18030).unwrap()
    }

    #[test]
    fn groups_types_and_quoted_parameters() {
        let property = parse(b"item1.TEL;type=CELL,voice;X-A=\"a:b\";pref:138;1");
        assert_eq!((property.name.as_str(), property.value.as_str()), ("TEL", "138;1"));
        assert!(property.is("CELL") && property.is("VOICE") && property.is("PREF"));
        assert!(Property::parse(b"AAAA////", Encoding::Utf8).is_none());
    }

    #[test]
    fn character_sets_of_each_property() {
        assert_eq!(parse(b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=BD=95;=E9=9B=A8").value, "何;雨");
        assert_eq!(parse(b"N;CHARSET=GBK;QUOTED-PRINTABLE:=BA=CE").value, "何");
        assert_eq!(parse(b"FN;CHARSET=gb2312:\xBA\xCE").value, "何");
        assert_eq!(parse(b"FN:\xBA\xCE").value, "何", "the file's own encoding");
        assert_eq!(parse(b"FN;CHARSET=UTF-8:\xBA\xCE").value, "何", "a false declaration");
        assert_eq!(parse(b"NOTE;ENCODING=QUOTED-PRINTABLE:50=% =zz=4").value, "50=% =zz=4");
    }

    #[test]
    fn escapes_are_resolved_after_splitting() {
        let property = parse(br"ADR:;;a\;b;c\\;d\,e\n");
        assert_eq!(property.components(), ["", "", "a;b", "c\\", "d,e"]);
        assert_eq!(parse(br"NOTE:1\n2\, C:\dir").text(), "1\n2, C:\\dir");
    }
}
