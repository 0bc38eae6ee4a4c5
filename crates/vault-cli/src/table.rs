//! Columns that stand under each other, whatever script is in them.

/// Lines of a table. The last column is as wide as its text.
pub fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..columns).map(|at| widest(at).unwrap_or(0)).collect();
    rows.iter().map(|row| line(row, &widths)).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, column) in row.iter().zip(widths) {
        // Nothing in a cell moves the cursor.
        line.extend(cell.chars().map(|character| if character.is_control() { ' ' } else { character }));
        line.extend(std::iter::repeat_n(' ', column.saturating_sub(width(cell)) + 2));
    }
    line.trim_end().to_owned()
}

/// Cells of a terminal: Han and other wide characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2 } else { 1 }).sum()
}

const fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{303E}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn han_takes_two_cells() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let lines =
            table(&[row(["姓名", "role", "x"]), row(["Ann Lee", "", "y"]), row(["王磊", "sales", ""])]);
        assert_eq!(lines, ["姓名     role   x", "Ann Lee         y", "王磊     sales"]);
        assert_eq!(table(&[row(["a\u{1b}[2J\nb", "c", ""])]), ["a [2J b  c"]);
        assert_eq!(table(&[]), Vec::<String>::new());
    }
}
