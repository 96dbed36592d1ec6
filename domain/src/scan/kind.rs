//! In or out.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    CheckIn,
    CheckOut,
}
