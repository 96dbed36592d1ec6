//! Prices for a crowd: whoever asks for the same types at the same moment shares one read of them.
//!
//! The read that answers a question begins after it was asked, so nobody hears a price that was changed before. While one read
//! is under way the questions that come in gather for the next, so a rush costs few reads whatever its size.

use crate::domain::ids::{EventId, TenantId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::catalog::quoting::{self, ForSale, Named, TYPES_MAX};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// What is asked for: types of one event, without codes and merchandise.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    pub tenant: TenantId,
    pub event: EventId,
    /// In any order.
    pub types: Vec<TicketTypeId>,
}

type Answer = Result<Arc<ForSale>, Arc<StoreError>>;

/// Questions under way, and who waits for the next read of each: as many as there are requests in hand.
#[derive(Clone, Default)]
pub struct PriceBoard {
    asked: Arc<Mutex<HashMap<Asked, Vec<oneshot::Sender<Answer>>>>>,
}

/// Why there is no price.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    #[error(transparent)]
    Store(Arc<StoreError>),
    #[error("the thread that read the prices has ended")]
    Gone,
}

impl PriceBoard {
    pub async fn read(&self, store: &Store, mut asked: Asked) -> Result<Arc<ForSale>, BoardError> {
        asked.types.sort_unstable();
        let (tell, told) = oneshot::channel();
        let first = {
            let mut board = self.lock();
            match board.get_mut(&asked) {
                Some(waiting) => {
                    waiting.push(tell);
                    false
                }
                None => board.insert(asked.clone(), vec![tell]).is_none(),
            }
        };
        if first {
            let reader = Reader { board: self.clone(), asked, over: false };
            actix_rt::spawn(reader.run(store.clone()));
        }
        told.await.map_err(|_| BoardError::Gone)?.map_err(BoardError::Store)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Asked, Vec<oneshot::Sender<Answer>>>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads for one question until nobody asks it any more.
struct Reader {
    board: PriceBoard,
    asked: Asked,
    /// The question left the board; a new one of the same words is somebody else's.
    over: bool,
}

impl Reader {
    async fn run(mut self, store: Store) {
        while let Some(waiting) = self.next() {
            let answer = self.read(&store).await.map(Arc::new).map_err(Arc::new);
            for one in waiting {
                // Whoever asked may have gone away.
                drop(one.send(answer.clone()));
            }
        }
    }

    /// Who waits now; nobody: the question is over.
    fn next(&mut self) -> Option<Vec<oneshot::Sender<Answer>>> {
        let board = self.board.clone();
        let mut board = board.lock();
        let waiting = std::mem::take(board.get_mut(&self.asked)?);
        if waiting.is_empty() {
            board.remove(&self.asked);
            self.over = true;
            return None;
        }
        Some(waiting)
    }

    async fn read(&self, store: &Store) -> Result<ForSale, StoreError> {
        let Asked { tenant, event, types } = &self.asked;
        let mut db = store.connection().await?;
        if (1..=TYPES_MAX).contains(&types.len()) {
            return quoting::read_types(&mut db, *tenant, *event, types).await;
        }
        let types: Vec<String> = types.iter().map(ToString::to_string).collect();
        let named = Named { event: Some(*event), ticket_types: &types, ..Named::default() };
        quoting::read(&mut db, *tenant, &named).await
    }
}

impl Drop for Reader {
    /// A thread that ends in the middle of a read leaves nobody waiting.
    fn drop(&mut self) {
        if !self.over {
            self.board.lock().remove(&self.asked);
        }
    }
}
