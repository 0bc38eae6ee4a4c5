//! The recovery key as QR code (ISO/IEC 18004), in exactly the form that is typed.

use qrcode::{Color, EcLevel, QrCode};

use super::KitError;

/// A square of modules.
pub(super) struct Modules {
    pub(super) side: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Level M: readable with 15 % of the square worn away. Upper case letters, digits and dashes take the compact mode.
    pub(super) fn of(text: &str) -> Result<Self, KitError> {
        let code =
            QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).map_err(|_| KitError::Key)?;
        let side = code.width();
        let dark = code.into_colors().into_iter().map(|color| color == Color::Dark).collect();
        Ok(Self { side, dark })
    }

    /// Dark runs as (column, row, length), in modules. Runs, because single squares leave hairlines when printed.
    pub(super) fn runs(&self) -> Vec<(usize, usize, usize)> {
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
