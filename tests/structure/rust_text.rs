//! What of a Rust file is comment, what is text, what is code: enough of a lexer to look at literals alone.

/// A literal with the line it begins in, 1-based.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    pub line: usize,
    pub text: String,
}

/// The string and character literals of a file without its unit tests.
pub fn literals(file: &str) -> Vec<Literal> {
    let product = file.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(file);
    let characters: Vec<char> = product.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < characters.len() {
        let rest = &characters[at..];
        let end = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => end_of_comment(rest),
            ['r', '"' | '#', ..] if starts_word(&characters, at) => raw(rest, line, &mut found),
            ['"', ..] => quoted(rest, '"', line, &mut found),
            ['\'', '\\', ..] => quoted(rest, '\'', line, &mut found),
            ['\'', one, '\'', ..] => {
                found.push(Literal { line, text: one.to_string() });
                3
            }
            _ => 1,
        };
        line += rest[..end].iter().filter(|c| **c == '\n').count();
        at += end;
    }
    found
}

fn starts_word(characters: &[char], at: usize) -> bool {
    at == 0
        || characters[at - 1] == 'b'
        || !(characters[at - 1].is_alphanumeric() || characters[at - 1] == '_')
}

fn end_of_comment(rest: &[char]) -> usize {
    rest.windows(2).position(|pair| pair == ['*', '/']).map_or(rest.len(), |at| at + 2)
}

fn quoted(rest: &[char], quote: char, line: usize, found: &mut Vec<Literal>) -> usize {
    let mut end = 1;
    while end < rest.len() && rest[end] != quote {
        end += if rest[end] == '\\' { 2 } else { 1 };
    }
    found.push(Literal { line, text: rest[1..end.min(rest.len())].iter().collect() });
    (end + 1).min(rest.len())
}

fn raw(rest: &[char], line: usize, found: &mut Vec<Literal>) -> usize {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    let start = 1 + hashes;
    if rest.get(start) != Some(&'"') {
        return 1;
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &rest[start + 1..];
    let length = body.windows(closing.len()).position(|window| window == closing).unwrap_or(body.len());
    found.push(Literal { line, text: body[..length].iter().collect() });
    (start + 1 + length + closing.len()).min(rest.len())
}

#[test]
fn literals_are_told_from_comments_and_code() {
    let file = "// \"no\"\nlet a = \"one \\\" two\"; /* \"no\" */ let b = r#\"three \"x\" \"#;\nfor<'a> 'b' '\\n' b\"four\"\n#[cfg(test)]\nmod tests {\n\"no\"";
    let found: Vec<_> = literals(file).into_iter().map(|literal| (literal.line, literal.text)).collect();
    let expected = [(2, "one \\\" two"), (2, "three \"x\" "), (3, "b"), (3, "\\n"), (3, "four")];
    assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
}
