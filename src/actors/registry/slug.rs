//! Slugs made from names.

/// Lower case letters and digits of the name, everything else a hyphen; `fallback` where nothing is left. At most 90
/// characters, so that a number fits behind it.
pub fn from_name(name: &str, fallback: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if slug.len() >= 90 {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { fallback.to_owned() } else { slug.to_owned() }
}

/// `base`, or `base-2`, `base-3`, ... : the first that is not taken.
pub fn free(base: &str, taken: &[String]) -> String {
    let is_free = |slug: &str| !taken.iter().any(|other| other == slug);
    if is_free(base) {
        return base.to_owned();
    }
    let mut number = 2u32;
    loop {
        let slug = format!("{base}-{number}");
        if is_free(&slug) {
            return slug;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_slugs() {
        assert_eq!(from_name("Rock am Ring 2027!", "event"), "rock-am-ring-2027");
        assert_eq!(from_name("  --  ", "event"), "event");
        assert_eq!(from_name("祭り", "event"), "event");
        assert_eq!(from_name(&"x".repeat(300), "event").len(), 90);
    }

    #[test]
    fn a_taken_slug_gets_a_number() {
        let taken = ["vip".to_owned(), "vip-2".to_owned()];
        assert_eq!(free("vip", &taken), "vip-3");
        assert_eq!(free("general", &taken), "general");
    }
}
