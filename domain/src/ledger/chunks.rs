//! A list that grows without moving what it has.

use std::ops::{Index, IndexMut};

/// 384 KB of tickets. A `Vec` of a million would be copied whole while gates wait, and touch as much fresh memory again: that was
/// most of what loading a large event took.
const CHUNK: usize = 4096;

/// Nothing is ever removed. The first chunk grows as a `Vec` does, so a small event takes little.
#[derive(Debug, Clone, PartialEq)]
pub struct Chunks<T>(Vec<Vec<T>>);

impl<T> Default for Chunks<T> {
    fn default() -> Chunks<T> {
        Chunks(Vec::new())
    }
}

impl<T> Chunks<T> {
    pub fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * CHUNK + last.len())
    }

    pub fn push(&mut self, value: T) {
        match self.0.last_mut() {
            Some(last) if last.len() < CHUNK => last.push(value),
            Some(_) => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(value);
                self.0.push(chunk);
            }
            None => self.0.push(vec![value]),
        }
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten()
    }
}

impl<T> Index<usize> for Chunks<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at / CHUNK][at % CHUNK]
    }
}

impl<T> IndexMut<usize> for Chunks<T> {
    fn index_mut(&mut self, at: usize) -> &mut T {
        &mut self.0[at / CHUNK][at % CHUNK]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_stays_where_it_is() {
        let mut chunks = Chunks::default();
        assert_eq!(chunks.len(), 0);
        for number in 0..3 * CHUNK {
            chunks.push(number);
            assert_eq!(chunks.len(), number + 1);
        }
        assert!((0..3 * CHUNK).all(|at| chunks[at] == at));
        assert!(chunks.iter_mut().map(|number| *number).eq(0..3 * CHUNK));
        chunks[CHUNK] = 7;
        chunks.iter_mut().last().into_iter().for_each(|last| *last = 8);
        assert_eq!((chunks[CHUNK - 1], chunks[CHUNK], chunks[3 * CHUNK - 1]), (CHUNK - 1, 7, 8));
    }
}
