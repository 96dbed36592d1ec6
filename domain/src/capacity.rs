//! Sold, held, inside: taken and given, checked. **No oversell**, and no more people inside than may be.

/// The places of one ticket type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Places {
    pub sold: u32,
    pub held: u32,
}

/// There are only so many places left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoldOut {
    pub left: u32,
}

impl Places {
    /// Those of several types together.
    pub fn and(self, other: Places) -> Places {
        Places { sold: self.sold.saturating_add(other.sold), held: self.held.saturating_add(other.held) }
    }

    pub fn taken(self) -> u32 {
        self.sold.saturating_add(self.held)
    }

    /// Places still for sale; `None` = no limit. Imports are facts and may have gone above: then none are left.
    pub fn left(self, capacity: Option<u32>) -> Option<u32> {
        capacity.map(|capacity| capacity.saturating_sub(self.taken()))
    }

    /// Whether `count` more places can be taken.
    pub fn check(self, capacity: Option<u32>, count: u32) -> Result<(), SoldOut> {
        match self.left(capacity) {
            Some(left) if left < count => Err(SoldOut { left }),
            Some(_) | None => Ok(()),
        }
    }
}

/// Everything that bounds the places of one ticket type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub own: Bound,
    /// What it shares with other types.
    pub shared: Option<Bound>,
}

/// Places taken, against how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bound {
    pub places: Places,
    /// `None` = no limit.
    pub capacity: Option<u32>,
}

impl Bound {
    pub fn left(self) -> Option<u32> {
        self.places.left(self.capacity)
    }

    pub fn check(self, count: u32) -> Result<(), SoldOut> {
        self.places.check(self.capacity, count)
    }
}

impl Bounds {
    /// Places that can still be taken: the tighter bound wins; `None` = no limit.
    pub fn left(self) -> Option<u32> {
        [Some(self.own), self.shared].into_iter().flatten().filter_map(Bound::left).min()
    }

    /// Whether `count` more places can be taken.
    pub fn check(self, count: u32) -> Result<(), SoldOut> {
        match self.left() {
            Some(left) if left < count => Err(SoldOut { left }),
            Some(_) | None => Ok(()),
        }
    }
}

/// People inside somewhere, against how many may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gauge {
    pub inside: u32,
    /// `None` = no limit.
    pub limit: Option<u32>,
}

impl Gauge {
    pub fn is_full(self) -> bool {
        self.limit.is_some_and(|limit| self.inside >= limit)
    }
}

/// Everything that one more person would add to. A gauge is `None` where nothing would be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Room {
    pub event: Option<Gauge>,
    pub zone: Option<Gauge>,
    pub ticket_type: Option<Gauge>,
}

impl Room {
    pub fn is_full(self) -> bool {
        [self.event, self.zone, self.ticket_type].into_iter().flatten().any(Gauge::is_full)
    }
}
