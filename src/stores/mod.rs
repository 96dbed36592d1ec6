//! Redis and Postgres.

pub mod books;
pub mod journal;
pub mod postgres;

/// The few outcomes of a statement that callers act on.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The store cannot be reached, is overloaded, or gave up on a conflict of transactions: ask again later.
    #[error("the store is unavailable: {0}")]
    Unavailable(String),
    /// A named constraint said no (SQLSTATE class 23).
    #[error("constraint {name} said no")]
    Constraint { name: String, sqlstate: String },
    /// A value does not fit its column (SQLSTATE class 22).
    #[error("a value was refused ({sqlstate}): {message}")]
    Data { sqlstate: String, message: String },
    /// What the store holds, or what it was told, makes no sense to this version of the program.
    #[error("the store answered what cannot be read: {0}")]
    Unreadable(String),
}

impl StoreError {
    /// Whether the very same rows would be refused again: SQLSTATE classes 22 and 23.
    pub fn is_data(&self) -> bool {
        matches!(self, StoreError::Constraint { .. } | StoreError::Data { .. })
    }

    /// Whether two transactions got into each other's way (SQLSTATE class 40): the same again may well work.
    pub fn is_collision(&self) -> bool {
        matches!(self, StoreError::Unavailable(why) if why.starts_with("40"))
    }

    /// Whether this constraint said no.
    pub fn is_constraint(&self, wanted: &str) -> bool {
        matches!(self, StoreError::Constraint { name, .. } if name == wanted)
    }
}
