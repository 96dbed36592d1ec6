use super::*;
use actix_web::http::header::HeaderValue;
use serde::Serialize;

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Inner {
    name: String,
}

#[derive(Debug, Deserialize, Serialize, PartialEq)]
struct Sample {
    kind: u8,
    #[serde(default)]
    holder: Option<Inner>,
}

#[derive(Debug, Deserialize)]
enum Word {
    Known,
}

#[derive(Debug, Deserialize)]
struct Worded {
    #[expect(dead_code, reason = "only whether it can be read matters")]
    word: Word,
}

fn named(bytes: &[u8]) -> String {
    match read::<Sample>(Format::Json, bytes) {
        Err(ApiError::Field { field, .. }) => field,
        other => panic!("not a wrong field: {other:?}"),
    }
}

#[test]
fn the_wrong_field_is_named_by_its_path() {
    assert_eq!(named(b"{}"), "kind");
    assert_eq!(named(br#"{"kind":"x"}"#), "kind");
    assert_eq!(named(br#"{"kind":1,"holder":{}}"#), "holder.name");
    assert_eq!(named(br#"{"kind":1,"holder":{"name":5}}"#), "holder.name");
    assert_eq!(named(b"[]"), "");
    assert_eq!(named(b" [1,null]"), "", "fields in order are not an object");
    for word in ["7", "null", "[]", "{}", r#""SIDEWAYS""#] {
        let body = format!(r#"{{"word":{word}}}"#);
        let error = read::<Worded>(Format::Json, body.as_bytes()).unwrap_err();
        assert!(matches!(error, ApiError::Field { ref field, .. } if field == "word"), "{word}: {error:?}");
    }
    let packed = rmp_serde::to_vec_named(&serde_json::json!({ "holder": null })).unwrap();
    let error = read::<Sample>(Format::MessagePack, &packed).unwrap_err();
    assert!(matches!(error, ApiError::Field { field, .. } if field == "kind"));
}

#[test]
fn broken_syntax_is_not_a_wrong_field() {
    for bytes in [&b"{"[..], b"nonsense", b"{\"kind\":1}x", b"\xff", b"[1,2", b"{\"kind\":[}"] {
        assert!(matches!(read::<Sample>(Format::Json, bytes), Err(ApiError::Syntax("JSON"))));
    }
    assert!(matches!(read::<Sample>(Format::MessagePack, b"\xc1"), Err(ApiError::Syntax(_))));
    assert!(matches!(read::<Sample>(Format::MessagePack, b""), Err(ApiError::Syntax(_))));
}

#[test]
fn brackets_within_brackets_end_before_the_stack_does() {
    for deep in [200, 5_000, 60_000] {
        let packed = vec![0x91; deep];
        assert!(matches!(read::<Sample>(Format::MessagePack, &packed), Err(ApiError::Syntax(_))));
        let named = [&b"\x82\xa4kind\x01\xa6holder"[..], &packed].concat();
        assert!(read::<Sample>(Format::MessagePack, &named).is_err());
        let named = [&b"\x82\xa4kind\x01\xa4more"[..], &packed].concat();
        assert!(read::<Sample>(Format::MessagePack, &named).is_err(), "in a field that nobody knows");
        let text = format!("{{\"more\":{}1{}}}", "[".repeat(deep), "]".repeat(deep));
        assert!(read::<Sample>(Format::Json, text.as_bytes()).is_err());
    }
}

#[test]
fn message_pack_uses_the_same_names() {
    let sample = Sample { kind: 1, holder: Some(Inner { name: "A".into() }) };
    let packed = rmp_serde::to_vec_named(&sample).unwrap();
    assert_eq!(read::<Sample>(Format::MessagePack, &packed).unwrap(), sample);
}

fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in pairs {
        let name = header::HeaderName::from_bytes(name.as_bytes()).unwrap();
        map.insert(name, HeaderValue::from_str(value).unwrap());
    }
    map
}

#[test]
fn only_known_bodies_are_read() {
    assert_eq!(body_format(&headers(&[("content-type", "application/json; charset=utf-8")])), Some(Format::Json));
    assert_eq!(body_format(&headers(&[("content-type", "text/plain")])), None);
    assert_eq!(body_format(&headers(&[])), None);
    let packed = headers(&[("content-type", "application/json"), ("content-encoding", "gzip")]);
    assert_eq!(body_format(&packed), None);
}
