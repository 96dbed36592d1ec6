//! What nodes say to each other, as MessagePack: compact arrays, each field listed once.
//!
//! Bytes from another node are believed only behind its seal; even so nothing here panics or takes more memory than the
//! bytes that came.

mod domain;
mod replies;
mod talk;
#[cfg(test)]
mod tests;

pub use talk::{Answer, Envelope, Left, Question};

use std::sync::Arc;

/// Nodes of another version do not understand each other: raise it with every change of what is written here.
pub const VERSION: u8 = 2;

/// Bytes that are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("another node said what cannot be read here ({0})")]
pub struct Garbled(pub &'static str);

/// Writes itself to bytes, and reads itself from them.
pub trait Wire: Sized {
    fn put(&self, out: &mut Vec<u8>);
    fn get(from: &mut &[u8]) -> Result<Self, Garbled>;
}

pub fn write<T: Wire>(what: &T) -> Vec<u8> {
    let mut out = Vec::with_capacity(256);
    VERSION.put(&mut out);
    what.put(&mut out);
    out
}

pub fn read<T: Wire>(mut bytes: &[u8]) -> Result<T, Garbled> {
    let from = &mut bytes;
    if u8::get(from)? != VERSION {
        return Err(Garbled("another version"));
    }
    let what = T::get(from)?;
    if from.is_empty() { Ok(what) } else { Err(Garbled("too many bytes")) }
}

const FITS: &str = "memory takes every byte";

pub(super) fn put_len(out: &mut Vec<u8>, len: usize) {
    let len = u32::try_from(len).expect("nothing here has four billion parts");
    rmp::encode::write_array_len(out, len).expect(FITS);
}

pub(super) fn get_len(from: &mut &[u8]) -> Result<usize, Garbled> {
    let len = rmp::decode::read_array_len(from).map_err(|_| Garbled("no array"))? as usize;
    // Every part takes a byte at least.
    if len <= from.len() { Ok(len) } else { Err(Garbled("an array is cut off")) }
}

pub(super) fn expect_len(from: &mut &[u8], wanted: usize) -> Result<(), Garbled> {
    if get_len(from)? == wanted { Ok(()) } else { Err(Garbled("an array of another length")) }
}

fn take<'a>(from: &mut &'a [u8], len: u32) -> Result<&'a [u8], Garbled> {
    from.split_off(..len as usize).ok_or(Garbled("a text is cut off"))
}

pub(super) fn get_str<'a>(from: &mut &'a [u8]) -> Result<&'a str, Garbled> {
    let len = rmp::decode::read_str_len(from).map_err(|_| Garbled("no text"))?;
    std::str::from_utf8(take(from, len)?).map_err(|_| Garbled("no text"))
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Wire for $number {
            fn put(&self, out: &mut Vec<u8>) {
                rmp::encode::write_sint(out, i64::from(*self)).expect(FITS);
            }
            fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
                rmp::decode::read_int(from).map_err(|_| Garbled("no such number"))
            }
        }
    )+};
}

numbers!(u8, u16, u32, i64);

impl Wire for u64 {
    fn put(&self, out: &mut Vec<u8>) {
        rmp::encode::write_uint(out, *self).expect(FITS);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        rmp::decode::read_int(from).map_err(|_| Garbled("no such number"))
    }
}

impl Wire for usize {
    fn put(&self, out: &mut Vec<u8>) {
        (*self as u64).put(out);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        usize::try_from(u64::get(from)?).map_err(|_| Garbled("no such number"))
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Vec<u8>) {
        rmp::encode::write_bool(out, *self).expect(FITS);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        rmp::decode::read_bool(from).map_err(|_| Garbled("neither yes nor no"))
    }
}

impl Wire for [u8; 16] {
    fn put(&self, out: &mut Vec<u8>) {
        rmp::encode::write_bin(out, self).expect(FITS);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        let len = rmp::decode::read_bin_len(from).map_err(|_| Garbled("no bytes"))?;
        take(from, len)?.try_into().map_err(|_| Garbled("not 16 bytes"))
    }
}

macro_rules! texts {
    ($($text:ty),+) => {$(
        impl Wire for $text {
            fn put(&self, out: &mut Vec<u8>) {
                rmp::encode::write_str(out, self).expect(FITS);
            }
            fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
                get_str(from).map(<$text>::from)
            }
        }
    )+};
}

texts!(String, Box<str>, Arc<str>);

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Some(there) => there.put(out),
            None => rmp::encode::write_nil(out).expect(FITS),
        }
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        const NIL: u8 = 0xc0;
        if from.first() == Some(&NIL) {
            return rmp::decode::read_nil(from).map(|()| None).map_err(|_| Garbled("no nil"));
        }
        T::get(from).map(Some)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Vec<u8>) {
        put_len(out, self.len());
        self.iter().for_each(|part| part.put(out));
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        let len = get_len(from)?;
        (0..len).map(|_| T::get(from)).collect()
    }
}

impl<T: Wire> Wire for Arc<[T]> {
    fn put(&self, out: &mut Vec<u8>) {
        put_len(out, self.len());
        self.iter().for_each(|part| part.put(out));
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        Vec::get(from).map(Arc::from)
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, out: &mut Vec<u8>) {
        T::put(self, out);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        T::get(from).map(Box::new)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Vec<u8>) {
        put_len(out, 2);
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        expect_len(from, 2)?;
        Ok((A::get(from)?, B::get(from)?))
    }
}

impl<T: Wire, E: Wire> Wire for Result<T, E> {
    fn put(&self, out: &mut Vec<u8>) {
        put_len(out, 2);
        match self {
            Ok(done) => {
                true.put(out);
                done.put(out);
            }
            Err(error) => {
                false.put(out);
                error.put(out);
            }
        }
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        expect_len(from, 2)?;
        Ok(if bool::get(from)? { Ok(T::get(from)?) } else { Err(E::get(from)?) })
    }
}

/// A struct: an array of its fields.
macro_rules! record {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                let $name { $($field),+ } = self;
                $crate::actors::nodes::wire::put_len(out, [$(stringify!($field)),+].len());
                $($field.put(out);)+
            }
            fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
                $crate::actors::nodes::wire::expect_len(from, [$(stringify!($field)),+].len())?;
                Ok($name { $($field: Wire::get(from)?),+ })
            }
        }
    };
}

/// A struct of one field without a name: as that field.
macro_rules! wrapped {
    ($($name:ident),+ $(,)?) => {$(
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                self.0.put(out);
            }
            fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
                Wire::get(from).map($name)
            }
        }
    )+};
}

/// An enum: an array of the variant's number and its fields.
macro_rules! choice {
    ($name:ident { $($code:literal => $variant:ident
        $({ $($field:ident),+ $(,)? })? $(( $($item:ident),+ ))?),+ $(,)? }) => {
        impl Wire for $name {
            fn put(&self, out: &mut Vec<u8>) {
                match self {
                    $($name::$variant $({ $($field),+ })? $(($($item),+))? => {
                        let names: &[&str] = &["code", $($(stringify!($field)),+)? $($(stringify!($item)),+)?];
                        $crate::actors::nodes::wire::put_len(out, names.len());
                        u8::put(&$code, out);
                        $($($field.put(out);)+)?
                        $($($item.put(out);)+)?
                    })+
                }
            }
            fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
                let len = $crate::actors::nodes::wire::get_len(from)?;
                match u8::get(from)? {
                    $($code => {
                        let names: &[&str] = &["code", $($(stringify!($field)),+)? $($(stringify!($item)),+)?];
                        if len != names.len() {
                            return Err(Garbled(concat!(stringify!($name), " of another length")));
                        }
                        $($(let $item = Wire::get(from)?;)+)?
                        Ok($name::$variant $({ $($field: Wire::get(from)?),+ })? $(($($item),+))?)
                    })+
                    _ => Err(Garbled(concat!("no such ", stringify!($name)))),
                }
            }
        }
    };
}

pub(super) use {choice, record, wrapped};
