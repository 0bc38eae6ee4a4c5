//! How likely chance alone does so well: exact tails, or bounds that are never too small.

/// Independent trials that succeed with the same probability.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Trials {
    pub(super) probability: f64,
    pub(super) count: usize,
}

/// Steps of the exact sum that are worth waiting for; beyond it the bound of Chernoff is used.
const EXACT_STEPS: usize = 4_000_000;
/// Rounding of some thousand additions is far below this; the result is raised by it to stay on the safe side.
const ROUNDING: f64 = 1e-9;

/// The probability of at least `successes` in all trials together (a Poisson-binomial tail with few different
/// probabilities): binomials joined exactly, or Chernoff's bound where that takes too long.
pub(super) fn upper_tail(trials: &[Trials], successes: usize) -> f64 {
    if successes == 0 {
        return 1.0;
    }
    let mut classes: Vec<Trials> = trials.iter().copied().filter(|class| class.count > 0).collect();
    classes.sort_by_key(|class| class.count);
    let Some((largest, others)) = classes.split_last() else { return 0.0 };
    let steps = others.iter().try_fold(1_usize, |steps, class| steps.checked_mul(class.count + 1));
    if steps.is_none_or(|steps| steps > EXACT_STEPS) {
        return chernoff(&classes, successes);
    }
    let joined = others.iter().fold(vec![1.0], |sum, class| joined(&sum, &binomial(*class)));
    let tails = tails(&binomial(*largest));
    let tail = |at_least: usize| tails.get(at_least).copied().unwrap_or(0.0);
    let sum: f64 =
        (0..).zip(&joined).map(|(done, chance)| chance * tail(successes.saturating_sub(done))).sum();
    (sum * (1.0 + ROUNDING)).min(1.0)
}

/// The probability that every trial succeeds: the best a suspect could ever score.
pub(super) fn all_succeed(trials: &[Trials]) -> f64 {
    trials.iter().map(|class| class.probability.powf(class.count as f64)).product()
}

/// Probabilities of 0, 1, … successes, through logarithms: 2⁻¹⁰⁰⁰ and 1000! have to meet.
fn binomial(class: Trials) -> Vec<f64> {
    let Trials { probability, count } = class;
    let (hit, miss) = (probability.ln(), (-probability).ln_1p());
    let factorials = ln_factorials(count);
    let ln_factorial = |n: usize| factorials.get(n).copied().unwrap_or(f64::INFINITY);
    let all = ln_factorial(count);
    (0..=count)
        .map(|hits| {
            let misses = count - hits;
            let ways = all - ln_factorial(hits) - ln_factorial(misses);
            (ways + hits as f64 * hit + misses as f64 * miss).exp()
        })
        .collect()
}

fn ln_factorials(most: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let mut all = vec![0.0];
    all.extend((1..=most).map(|n| {
        sum += (n as f64).ln();
        sum
    }));
    all
}

fn joined(one: &[f64], other: &[f64]) -> Vec<f64> {
    let mut out = vec![0.0; one.len() + other.len() - 1];
    for (at, first) in one.iter().enumerate() {
        for (sum, second) in out.iter_mut().skip(at).zip(other) {
            *sum += first * second;
        }
    }
    out
}

/// Sums from each place to the end, small numbers first.
fn tails(chances: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let mut tails: Vec<f64> = chances
        .iter()
        .rev()
        .map(|chance| {
            sum += chance;
            sum
        })
        .collect();
    tails.reverse();
    tails
}

/// `min over t of e^(-t·a) · Π (1 - p + p·e^t)`: never below the tail. The exponent is convex in `t`, so halving finds it;
/// a point beside the minimum is still a bound. Raised for the rounding of large exponents that nearly cancel.
fn chernoff(classes: &[Trials], successes: usize) -> f64 {
    let exponent = |t: f64| {
        let growth: f64 =
            classes.iter().map(|class| class.count as f64 * (class.probability * t.exp_m1()).ln_1p()).sum();
        growth - t * successes as f64
    };
    let (mut low, mut high) = (0.0_f64, 60.0_f64);
    for _ in 0..100 {
        let (left, right) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if exponent(left) < exponent(right) {
            high = right;
        } else {
            low = left;
        }
    }
    (exponent(low).exp() * (1.0 + 1e-6)).min(1.0)
}

/// How many of `ranks` can be kept so that the rest only rises: the longest increasing subsequence.
pub(super) fn longest_rise<T: Ord + Copy>(ranks: impl Iterator<Item = T>) -> usize {
    // The smallest end of a rise of each length so far.
    let mut ends: Vec<T> = Vec::new();
    for rank in ranks {
        let longer = ends.partition_point(|end| *end < rank);
        match ends.get_mut(longer) {
            Some(end) => *end = rank,
            None => ends.push(rank),
        }
    }
    ends.len()
}

/// The probability that `rows` in random order have a rise of at least `length`, or a fall. Each of the C(n, k) choices
/// of k rows rises with probability 1/k!; their sum is never too small.
pub(super) fn order_by_chance(rows: usize, length: usize) -> f64 {
    let factorials = ln_factorials(rows);
    let (Some(all), Some(chosen), Some(left)) = (
        factorials.get(rows),
        factorials.get(length),
        rows.checked_sub(length).and_then(|left| factorials.get(left)),
    ) else {
        return 1.0;
    };
    (2.0 * (all - 2.0 * chosen - left).exp()).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trials(probability: f64, count: usize) -> Trials {
        Trials { probability, count }
    }

    #[test]
    fn small_tails_by_hand() {
        let close = |one: f64, other: f64| assert!((one / other - 1.0).abs() < 1e-8, "{one} {other}");
        close(upper_tail(&[trials(0.5, 3)], 2), 0.5);
        close(upper_tail(&[trials(0.5, 20)], 20), 2_f64.powi(-20));
        // One coin and one die of three: both, at least one.
        close(upper_tail(&[trials(0.5, 1), trials(1.0 / 3.0, 1)], 2), 1.0 / 6.0);
        close(upper_tail(&[trials(0.5, 1), trials(1.0 / 3.0, 1)], 1), 1.0 - 0.5 * 2.0 / 3.0);
        close(all_succeed(&[trials(0.5, 3), trials(1.0 / 3.0, 2)]), 1.0 / 72.0);
        assert_eq!(upper_tail(&[], 1), 0.0);
        assert!(upper_tail(&[trials(0.5, 5)], 0) >= 1.0);
    }

    #[test]
    fn joined_binomials_equal_the_sum_trial_by_trial() {
        let mixed = [trials(0.5, 40), trials(1.0 / 3.0, 25), trials(2.0 / 3.0, 7)];
        let mut slow = vec![1.0];
        for class in mixed {
            for _ in 0..class.count {
                slow = joined(&slow, &[1.0 - class.probability, class.probability]);
            }
        }
        for successes in [1, 20, 33, 50, 72] {
            let expected: f64 = slow.iter().skip(successes).sum();
            let found = upper_tail(&mixed, successes);
            assert!((found / expected - 1.0).abs() < 1e-7, "{successes}: {found} {expected}");
        }
    }

    #[test]
    fn bounds_are_never_too_small_and_large_numbers_are_quick() {
        let mixed = [trials(0.5, 300), trials(1.0 / 3.0, 90)];
        for successes in [180, 200, 230, 300, 390] {
            assert!(chernoff(&mixed, successes) >= upper_tail(&mixed, successes), "{successes}");
        }
        let huge = [trials(0.5, 200_000), trials(1.0 / 3.0, 5_000), trials(2.0 / 3.0, 5_000)];
        let found = upper_tail(&huge, 106_500);
        assert!(found > 0.0 && found < 0.01, "{found}");
        assert!(upper_tail(&[trials(0.5, 4_000)], 4_000) < 1e-300);
    }

    #[test]
    fn rises_and_their_chance() {
        assert_eq!(longest_rise([3, 1, 2, 5, 4, 6].into_iter()), 4);
        assert_eq!(longest_rise(std::iter::empty::<u8>()), 0);
        // Two orders of n: all up or all down.
        assert!((order_by_chance(10, 10) * 3_628_800.0 - 2.0).abs() < 1e-6);
        assert!(order_by_chance(100, 20) >= 1.0 - f64::EPSILON);
        assert!(order_by_chance(100, 60) < 1e-20);
        assert!(order_by_chance(3, 4) >= 1.0);
    }
}
