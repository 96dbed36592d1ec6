//! Bodies that make something and bodies that change it have the same fields, but for the name.

/// Declares both: the first needs a name, the second does not, and the first becomes the second.
macro_rules! wishes {
    (
        $(#[$new_doc:meta])* $new:ident,
        $(#[$change_doc:meta])* $change:ident (name up to $chars:tt) {
            $($(#[$about:meta])* $field:ident: $type:ty,)*
        }
    ) => {
        $(#[$new_doc])*
        #[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $new {
            #[schema(min_length = 1, max_length = $chars)]
            pub name: String,
            $($(#[$about])* pub $field: $type,)*
        }

        $(#[$change_doc])*
        #[derive(Debug, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $change {
            #[serde(default)]
            #[schema(min_length = 1, max_length = $chars)]
            pub name: Option<String>,
            $($(#[$about])* pub $field: $type,)*
        }

        impl From<$new> for $change {
            fn from(new: $new) -> $change {
                $change { name: Some(new.name), $($field: new.$field,)* }
            }
        }
    };
}
pub(super) use wishes;

use crate::actors::registry::RegistryError;
use crate::http::error::ApiError;

/// A refusal in the names of this surface: `names` are pairs of the registry's and ours.
pub fn named(error: RegistryError, names: &[(&str, &str)]) -> ApiError {
    let ours = |field: String| match names.iter().find(|(theirs, _)| *theirs == field) {
        Some((_, ours)) => (*ours).to_owned(),
        None => field,
    };
    match error {
        RegistryError::Invalid { field, message } => ApiError::field(ours(field), message),
        RegistryError::Conflict { field, message } => ApiError::Taken { field: ours(field), detail: message },
        other @ (RegistryError::NotFound { .. } | RegistryError::Unavailable) => other.into(),
    }
}
