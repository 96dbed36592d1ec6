//! Rows as `COPY ... to stdout (format binary)` gives them: no description of columns, no value that is looked up by its
//! name. For reads of a whole event.

use crate::stores::StoreError;
use crate::stores::postgres::convert::Id;
use futures_util::TryStreamExt;
use sqlx::postgres::PgConnection;
use uuid::Uuid;

const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";
/// Flags, and the length of an extension that no server has written so far.
const HEADER: usize = SIGNATURE.len() + 8;

/// Hands each row of `statement` to `each`, until one is refused. Must not be dropped before it ends (`super::apart`): what
/// is left of the rows would be the answer to whatever the connection is asked next.
///
///  A `COPY` takes no parameters: the statement asks
/// `current_setting('gatehouse.event')`, which is `event` for this transaction.
pub async fn of_event(
    db: &mut PgConnection,
    event: Uuid,
    statement: &'static str,
    mut each: impl FnMut(&mut Fields<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    sqlx::query!(r#"select set_config('gatehouse.event', $1, true) as "event""#, event.to_string())
        .fetch_one(&mut *db)
        .await?;
    let mut chunks = db.copy_out_raw(statement).await?;
    let mut waiting: Vec<u8> = Vec::new();
    let mut header = HEADER;
    let mut refused = None;
    while let Some(chunk) = chunks.try_next().await? {
        if refused.is_some() {
            continue;
        }
        waiting.extend_from_slice(&chunk);
        if waiting.len() < header {
            continue;
        }
        let mut read = std::mem::take(&mut header);
        while let Some(mut fields) = Fields::of_row(&waiting[read..]) {
            read += fields.length;
            if let Err(error) = each(&mut fields) {
                refused = Some(error);
                break;
            }
        }
        waiting.drain(..read);
    }
    refused.map_or(Ok(()), Err)
}

/// The fields of a row, read in their order.
pub struct Fields<'a> {
    rest: &'a [u8],
    length: usize,
}

impl<'a> Fields<'a> {
    /// `None`: not all of the row is there yet, or this is the end.
    fn of_row(bytes: &'a [u8]) -> Option<Fields<'a>> {
        let count = i16::from_be_bytes(*bytes.first_chunk()?);
        let mut at = 2;
        for _ in 0..usize::try_from(count).ok()? {
            let length = i32::from_be_bytes(*bytes.get(at..)?.first_chunk()?);
            at += 4 + usize::try_from(length).unwrap_or(0);
        }
        Some(Fields { rest: bytes.get(2..at)?, length: at })
    }

    pub fn maybe(&mut self) -> Result<Option<&'a [u8]>, StoreError> {
        let (length, rest) = self.rest.split_first_chunk().ok_or_else(|| unreadable("field"))?;
        let Ok(length) = usize::try_from(i32::from_be_bytes(*length)) else {
            self.rest = rest;
            return Ok(None);
        };
        let (field, rest) = rest.split_at_checked(length).ok_or_else(|| unreadable("field"))?;
        self.rest = rest;
        Ok(Some(field))
    }

    pub fn bytes(&mut self) -> Result<&'a [u8], StoreError> {
        self.maybe()?.ok_or_else(|| unreadable("value"))
    }

    fn sized<const N: usize>(&mut self) -> Result<[u8; N], StoreError> {
        self.bytes()?.try_into().map_err(|_| unreadable("value of that size"))
    }

    pub fn id<I: Id>(&mut self) -> Result<I, StoreError> {
        Ok(I::of(Uuid::from_bytes(self.sized()?)))
    }

    pub fn bigint(&mut self) -> Result<i64, StoreError> {
        Ok(i64::from_be_bytes(self.sized()?))
    }

    pub fn smallint(&mut self) -> Result<i16, StoreError> {
        Ok(i16::from_be_bytes(self.sized()?))
    }

    pub fn maybe_text(&mut self) -> Result<Option<&'a str>, StoreError> {
        self.maybe()?.map(|text| std::str::from_utf8(text).map_err(|_| unreadable("text"))).transpose()
    }
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(format!("a copied row holds no {what}"))
}
