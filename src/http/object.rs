//! Objects inside of bodies.

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::marker::PhantomData;

/// An object inside of a body, or null: serde would take a list for it, its fields in the order of the code.
pub fn object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    struct Object<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Object<T> {
        type Value = Option<T>;

        fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Option<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(fields)).map(Some)
        }
    }

    from.deserialize_any(Object(PhantomData))
}

/// The same where null means something else than nothing at all.
pub fn given_object<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    object(from).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::body::{Format, read};
    use crate::http::error::ApiError;

    #[derive(Debug, Deserialize)]
    struct Inner {
        name: String,
    }

    #[derive(Debug, Deserialize)]
    struct Around {
        #[serde(default, deserialize_with = "object")]
        inner: Option<Inner>,
    }

    #[test]
    fn a_list_is_no_object_inside_of_a_body_either() {
        let read = |body: &[u8]| read::<Around>(Format::Json, body).map(|around| around.inner.map(|inner| inner.name));
        assert_eq!(read(br#"{"inner":{"name":"A"}}"#).unwrap().as_deref(), Some("A"));
        assert_eq!(read(br#"{"inner":null}"#).unwrap(), None);
        assert_eq!(read(b"{}").unwrap(), None);
        let error = read(br#"{"inner":["A"]}"#).unwrap_err();
        assert!(matches!(error, ApiError::Field { ref field, .. } if field == "inner"), "{error:?}");
        let error = read(br#"{"inner":{}}"#).unwrap_err();
        assert!(matches!(error, ApiError::Field { ref field, .. } if field == "inner.name"), "{error:?}");
        let packed = rmp_serde::to_vec_named(&serde_json::json!({ "inner": { "name": "B" } })).unwrap();
        assert_eq!(crate::http::body::read::<Around>(Format::MessagePack, &packed).unwrap().inner.unwrap().name, "B");
    }
}
