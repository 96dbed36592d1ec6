//! SQLSTATE and constraint name -> [`StoreError`].

use crate::stores::StoreError;

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        match error {
            sqlx::Error::Database(said) => refused(&*said),
            sqlx::Error::RowNotFound
            | sqlx::Error::TypeNotFound { .. }
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::Encode(_)
            | sqlx::Error::Decode(_)
            | sqlx::Error::Configuration(_) => StoreError::Unreadable(error.to_string()),
            // Connections, time-outs, a pool that is closed or empty: the statement may be right at another time.
            other => StoreError::Unavailable(other.to_string()),
        }
    }
}

fn refused(said: &dyn sqlx::error::DatabaseError) -> StoreError {
    let sqlstate = said.code().unwrap_or_default().into_owned();
    match sqlstate.get(..2) {
        Some("23") => StoreError::Constraint { name: said.constraint().unwrap_or_default().to_owned(), sqlstate },
        Some("22") => StoreError::Data { sqlstate, message: said.message().to_owned() },
        // 42: the statement and the schema do not fit each other.
        Some("42") => StoreError::Unreadable(format!("{sqlstate}: {}", said.message())),
        _ => StoreError::Unavailable(format!("{sqlstate}: {}", said.message())),
    }
}
