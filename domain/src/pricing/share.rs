//! One amount in several parts that add up to it: no minor unit is lost and none is made.

/// `amount_minor` in parts that stand to each other as `weights`, by largest remainder; of equal ones the first gets it.
/// Nobody gets more than their weight as long as the amount is not larger than all weights together. Without any weight
/// the first part takes all.
pub fn by_weight(amount_minor: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    let mut parts = vec![0; weights.len()];
    if sum == 0 {
        if let Some(first) = parts.first_mut() {
            *first = amount_minor;
        }
        return parts;
    }
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = amount_minor;
    for (place, weight) in weights.iter().enumerate() {
        let exact = i128::from(amount_minor) * i128::from(*weight);
        let part = i64::try_from(exact / sum).expect("a part is not larger than the whole");
        parts[place] = part;
        left -= part;
        remainders.push((exact % sum, place));
    }
    // Stable: equal remainders stay in the order of lines. `left` is smaller than the number of remainders above zero.
    remainders.sort_by_key(|(remainder, _)| std::cmp::Reverse(*remainder));
    for (_, place) in remainders {
        if left == 0 {
            break;
        }
        parts[place] += 1;
        left -= 1;
    }
    parts
}

/// What the `index`th (from 0) of `count` equal units costs of `total_minor`. All units together cost the total,
/// and no two differ by more than one minor unit. Zero for a unit that is not there.
pub fn of_unit(total_minor: i64, count: u32, index: u32) -> i64 {
    if index >= count {
        return 0;
    }
    let until = |units: u32| i128::from(total_minor) * i128::from(units) / i128::from(count);
    i64::try_from(until(index + 1) - until(index)).expect("a share is not larger than the total")
}
