//! To whom an admission is shown: three words of this surface over the three of the registry.
//!
//! `ALWAYS` is `public`; `STACKED` is `public` after another admission; `HIDDEN` is `private`, with a passcode or without,
//! and whatever is sold by invitation only.

use crate::actors::registry::{Patch, TypeInfo, Visibility};
use crate::http::error::ApiError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// To whom it is shown and sold without a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum AdmissionVisibility {
    /// To everybody.
    Always,
    /// Not in lists; to whoever knows its id, and its passcode where it has one.
    Hidden,
    /// To everybody while another admission is sold out.
    Stacked,
}

/// The word for what a type is.
pub fn word(of: &TypeInfo) -> AdmissionVisibility {
    match (of.visibility, of.after_admission) {
        (Visibility::Public, None) => AdmissionVisibility::Always,
        (Visibility::Public, Some(_)) => AdmissionVisibility::Stacked,
        (Visibility::Private | Visibility::InviteOnly, _) => AdmissionVisibility::Hidden,
    }
}

/// Visibility and the admission to come after. The word that is shown already changes nothing: a type that is sold by
/// invitation only shows as `HIDDEN` too, and stays what it is.
pub fn change(
    word: Option<AdmissionVisibility>,
    after: Patch<String>,
    of: Option<&TypeInfo>,
) -> Result<(Patch<String>, Patch<String>), ApiError> {
    let known = of.map(self::word);
    let waits = match &after {
        Some(after) => after.is_some(),
        None => of.is_some_and(|of| of.after_admission.is_some()),
    };
    let public = || Some(Some("public".to_owned()));
    match word {
        Some(AdmissionVisibility::Stacked) if !waits => {
            Err(ApiError::field("afterAdmissionId", "is needed: which admission must be sold out first?"))
        }
        Some(AdmissionVisibility::Stacked) => Ok((public(), after)),
        Some(AdmissionVisibility::Always | AdmissionVisibility::Hidden) if matches!(after, Some(Some(_))) => {
            Err(ApiError::field("afterAdmissionId", "is only for visibility STACKED"))
        }
        Some(AdmissionVisibility::Hidden) if known == Some(AdmissionVisibility::Hidden) => Ok((None, Some(None))),
        Some(AdmissionVisibility::Hidden) => Ok((Some(Some("private".to_owned())), Some(None))),
        Some(AdmissionVisibility::Always) => Ok((public(), Some(None))),
        None if known == Some(AdmissionVisibility::Hidden) && matches!(after, Some(Some(_))) => {
            Err(ApiError::field("afterAdmissionId", "is only for visibility STACKED: change that too"))
        }
        None => Ok((None, after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AdmissionVisibility::{Always, Hidden, Stacked};

    fn changed(word: Option<AdmissionVisibility>, after: Patch<&str>) -> Result<(Patch<String>, Patch<String>), ()> {
        change(word, after.map(|after| after.map(str::to_owned)), None).map_err(drop)
    }

    fn text(word: &str) -> Patch<String> {
        Some(Some(word.to_owned()))
    }

    #[test]
    fn a_stacked_admission_names_the_one_before_it_and_no_other_does() {
        assert_eq!(changed(Some(Stacked), Some(Some("early"))), Ok((text("public"), text("early"))));
        assert_eq!(changed(Some(Stacked), None), Err(()));
        assert_eq!(changed(Some(Always), Some(Some("early"))), Err(()));
        assert_eq!(changed(Some(Hidden), Some(Some("early"))), Err(()));
        assert_eq!(changed(None, Some(Some("early"))), Ok((None, text("early"))));
    }

    #[test]
    fn the_other_words_clear_it() {
        assert_eq!(changed(Some(Always), None), Ok((text("public"), Some(None))));
        assert_eq!(changed(Some(Hidden), None), Ok((text("private"), Some(None))));
        assert_eq!(changed(None, None), Ok((None, None)));
    }
}
