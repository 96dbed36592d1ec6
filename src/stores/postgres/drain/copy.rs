//! Rows as `COPY ... (format binary)` takes them: written straight from what was decided, without arrays in between that
//! the server would unpack again. A scan's row and its batch cost both sides half of what `insert ... from unnest` did.

use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";
/// Postgres counts microseconds from 2000-01-01.
const EPOCH_MICROS: i64 = 946_684_800_000_000;
/// What is sent at a time: the server reads in such steps anyway.
const CHUNK: usize = 256 * 1024;

/// Rows of one table; their fields are written one after the other, as many as the row said.
#[derive(Debug)]
pub struct CopyRows {
    bytes: Vec<u8>,
    rows: usize,
}

impl CopyRows {
    /// With room for so many bytes: rows of megabytes that grew by doubling were copied as often again.
    pub fn with_room_for(bytes: usize) -> CopyRows {
        let mut bytes = Vec::with_capacity(SIGNATURE.len() + 16 + bytes);
        bytes.extend_from_slice(SIGNATURE);
        // No flags, no extension of the header.
        bytes.extend_from_slice(&[0; 8]);
        CopyRows { bytes, rows: 0 }
    }

    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Begins a row of so many fields.
    pub fn row(&mut self, fields: i16) -> &mut CopyRows {
        self.rows += 1;
        self.bytes.extend_from_slice(&fields.to_be_bytes());
        self
    }

    fn field(&mut self, value: &[u8]) -> &mut CopyRows {
        // More than an `i32` can say is more than a field may hold: the server refuses it as data.
        let length = i32::try_from(value.len()).unwrap_or(i32::MAX);
        self.bytes.extend_from_slice(&length.to_be_bytes());
        self.bytes.extend_from_slice(value);
        self
    }

    pub fn null(&mut self) -> &mut CopyRows {
        self.bytes.extend_from_slice(&(-1i32).to_be_bytes());
        self
    }

    pub fn uuid(&mut self, value: Uuid) -> &mut CopyRows {
        self.field(value.as_bytes())
    }

    pub fn bigint(&mut self, value: i64) -> &mut CopyRows {
        self.field(&value.to_be_bytes())
    }

    pub fn integer(&mut self, value: i32) -> &mut CopyRows {
        self.field(&value.to_be_bytes())
    }

    pub fn smallint(&mut self, value: i16) -> &mut CopyRows {
        self.field(&value.to_be_bytes())
    }

    pub fn boolean(&mut self, value: bool) -> &mut CopyRows {
        self.field(&[u8::from(value)])
    }

    pub fn time(&mut self, value: DateTime<Utc>) -> &mut CopyRows {
        self.bigint(value.timestamp_micros().saturating_sub(EPOCH_MICROS))
    }

    pub fn text(&mut self, value: &str) -> &mut CopyRows {
        self.field(value.as_bytes())
    }

    pub fn bytes(&mut self, value: &[u8]) -> &mut CopyRows {
        self.field(value)
    }

    /// `write` of a value that is there, else null.
    pub fn maybe<T>(
        &mut self,
        value: Option<T>,
        write: impl FnOnce(&mut CopyRows, T) -> &mut CopyRows,
    ) -> &mut CopyRows {
        match value {
            Some(value) => write(self, value),
            None => self.null(),
        }
    }

    /// Copies the rows into the table and columns that `statement` names.
    pub async fn send(&self, db: &mut PgConnection, statement: &'static str) -> Result<(), sqlx::Error> {
        let mut copy = db.copy_in_raw(statement).await?;
        for chunk in self.bytes.chunks(CHUNK) {
            copy.send(chunk).await?;
        }
        copy.send(&(-1i16).to_be_bytes()[..]).await?;
        copy.finish().await?;
        Ok(())
    }
}
