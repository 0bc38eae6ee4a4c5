use rstest::rstest;

use super::*;

#[rstest]
#[case("", PasswordProblem::TooShort)]
#[case("kX9#mQ2$vL7", PasswordProblem::TooShort)]
#[case("我的保险箱密码很长很长很长", PasswordProblem::NotAscii)]
#[case("Ｐassword-full-width", PasswordProblem::NotAscii)]
#[case("tab\tin-the-password", PasswordProblem::NotAscii)]
#[case("passwordpassword", PasswordProblem::EasyToGuess)]
#[case("aaaaaaaaaaaaaaaaaaaaaaaa", PasswordProblem::EasyToGuess)]
#[case("1234567890123456", PasswordProblem::EasyToGuess)]
#[case("qwertyuiop[]", PasswordProblem::EasyToGuess)]
#[case("woaini5201314", PasswordProblem::EasyToGuess)]
#[case("woaini1314520", PasswordProblem::EasyToGuess)]
#[case("qweasdzxc123", PasswordProblem::EasyToGuess)]
#[case("zhang19900101", PasswordProblem::EasyToGuess)]
#[case("beijing888888", PasswordProblem::EasyToGuess)]
#[case("pengyougongzuo", PasswordProblem::EasyToGuess)]
#[case("pengyou-gongzuo", PasswordProblem::EasyToGuess)]
#[case("clientvault123", PasswordProblem::EasyToGuess)]
fn weak_passwords_are_named(#[case] password: &str, #[case] problem: PasswordProblem) {
    let rating = rate(password, &[]);
    assert_eq!(rating.problem, Some(problem), "{rating:?}");
    assert!(!rating.acceptable && rating.score < MIN_SCORE, "{rating:?}");
}

#[rstest]
#[case("correct horse battery staple")]
#[case("kX9#mQ2$vL7p")]
#[case("pengyou-tianqi-mogu-feiji-qianbi")]
#[case("wo 7 ge maomi zai keting shuijiao")]
fn strong_passwords_are_accepted(#[case] password: &str) {
    let rating = rate(password, &[]);
    assert!(rating.acceptable && rating.problem.is_none() && rating.score >= MIN_SCORE, "{rating:?}");
}

#[test]
fn the_vaults_and_the_persons_names_count_as_known() {
    let password = "Yunhaimaoyi2026";
    assert!(rate(password, &["Yunhaimaoyi"]).score < rate(password, &[]).score);
    assert_eq!(rate(password, &["Yunhaimaoyi"]).problem, Some(PasswordProblem::EasyToGuess));
}

#[test]
fn rating_is_bounded_in_time_and_never_panics() {
    let long = "Aa1!bB2@".repeat(200_000);
    assert!(rate(&long, &[]).acceptable);
    // A cut inside a character would be one.
    let start = "x".repeat(MAX_RATED - 1);
    assert_eq!(rate(&format!("{start}汉字"), &[]).problem, Some(PasswordProblem::NotAscii));
}

#[test]
fn generated_passphrases_are_five_words_and_acceptable() {
    let mut seen = std::collections::HashSet::new();
    for _ in 0..60 {
        let phrase = make_passphrase().unwrap();
        let words: Vec<_> = phrase.split('-').collect();
        assert_eq!(words.len(), WORDS);
        assert!(words.iter().all(|word| words::list().contains(word)));
        let rating = rate(&phrase, &[]);
        assert!(rating.acceptable, "{} {rating:?}", *phrase);
        assert!(seen.insert(phrase.to_string()));
    }
}

#[test]
fn drawing_is_even_and_draws_again_when_it_must() {
    // 65,536 = 54 × 1,197 + 898: numbers from 64,638 on would favour the first 898 words.
    let mut draws = [65_535_u16, 64_638, 64_637].into_iter();
    let index = draw_below(1_197, || draws.next().ok_or(CryptoError::NoRandomness));
    assert_eq!(index, Ok(1_196));
    let mut counts = [0_u32; 7];
    for number in 0..=u16::MAX {
        let mut once = Some(number);
        if let Ok(index) = draw_below(7, || once.take().ok_or(CryptoError::NoRandomness)) {
            counts[index] += 1;
        }
    }
    assert_eq!(counts, [65_536 / 7; 7]);
}
