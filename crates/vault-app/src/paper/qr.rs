//! QR codes (ISO/IEC 18004): the recovery key as it is typed, a checkpoint as it is written.

use qrcode::{Color, EcLevel, QrCode};

/// A square of modules.
pub(crate) struct Modules {
    pub(crate) side: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Level M: readable with 15 % of the square worn away. Upper case letters, digits and dashes take the compact mode.
    /// `None` for more text than a code can hold.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
        let side = code.width();
        let dark = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { side, dark })
    }

    /// Rows of `1` for dark and `0` for light.
    pub(crate) fn rows(&self) -> Vec<String> {
        let digit = |dark: &bool| if *dark { '1' } else { '0' };
        self.dark.chunks(self.side).map(|row| row.iter().map(digit).collect()).collect()
    }

    /// Dark runs as (column, row, length), in modules. Runs, because single squares leave hairlines when printed.
    pub(crate) fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (row, modules) in self.dark.chunks(self.side).enumerate() {
            let mut column = 0;
            for run in modules.chunk_by(|left, right| left == right) {
                if run.first() == Some(&true) {
                    runs.push((column, row, run.len()));
                }
                column += run.len();
            }
        }
        runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_fits_a_small_code_and_runs_cover_it() {
        let code = Modules::of(&["K3VQ07"; 8].join("-")).unwrap();
        assert_eq!(code.side, 29);
        let dark = code.dark.iter().filter(|dark| **dark).count();
        assert_eq!(code.runs().iter().map(|run| run.2).sum::<usize>(), dark);
        // The finder pattern in the corner: seven dark modules, then one, five light, one.
        assert_eq!(code.runs()[0], (0, 0, 7));
        assert!(code.runs().contains(&(0, 1, 1)));
        assert!(code.runs().iter().all(|(column, row, length)| column + length <= 29 && *row < 29));
    }
}
