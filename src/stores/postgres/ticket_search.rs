//! Tickets by a text in their holder's name, address or phone number.
//!
//! What most tickets have (`example.com`) is found at once by reading on in the order of ids; what few have is found by the
//! index of texts, all of it. Which of the two it is cannot be told beforehand, statistics of a whole table least of all: so
//! a page reads on for a bounded number of tickets first, and asks the index if that did not fill it.

use crate::domain::ids::{EventId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, uuids};
use crate::stores::postgres::ticket_pages::{Found, Wanted, Way, inside, validities};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// Tickets that are read on for before the index of texts is asked.
const READ_ON: i64 = 1_000;
/// The same for a text that the index does not know: as often as it takes.
const READ_ON_ANYWAY: i64 = 10_000;

/// A text to look for, as a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// Whether it has three letters in a row: only those stand in the index.
    fn is_indexed(&self) -> bool {
        self.0.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.chars().count() >= 3)
    }

    /// For `like`, against `ticket_text`.
    pub fn pattern(&self) -> &str {
        &self.0
    }

    /// `None` if there is nothing to look for. A phone number is found however it was written.
    pub fn new(text: &str) -> Option<Text> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut text = words.join(" ").to_lowercase();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if digits >= 3 && text.chars().all(|letter| letter.is_ascii_digit() || "+ ()/.-".contains(letter)) {
            text.retain(|letter| letter.is_ascii_digit() || letter == '+');
        }
        // Nothing of it means anything to `like`.
        let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        (!escaped.is_empty()).then(|| Text(format!("%{escaped}%")))
    }
}

/// A page of one event or of the tenant, in the direction of `way`.
pub async fn page(store: &Store, wanted: &Wanted, text: &Text, way: Way, limit: i64) -> Result<Vec<Found>, StoreError> {
    let mut db = store.connection().await?;
    let search = Search::new(wanted, text);
    let many = usize::try_from(limit).unwrap_or(usize::MAX);
    let chunk = if text.is_indexed() { READ_ON } else { READ_ON_ANYWAY };
    let mut found: Vec<Found> = Vec::new();
    let mut place = way;
    loop {
        let read = search.read_on(&mut db, place, chunk.max(limit)).await?;
        found.extend(read.found);
        let Some(last) = read.more_behind.filter(|_| found.len() < many) else {
            found.truncate(many);
            return Ok(found);
        };
        if text.is_indexed() {
            drop(db);
            return search.ask_index(store, way, limit).await;
        }
        place = match way {
            Way::Forward(_) => Way::Forward(Some(last)),
            Way::Back(_) => Way::Back(last),
        };
    }
}

struct Search<'a> {
    tenant: Uuid,
    event: Option<Uuid>,
    among: Option<Vec<Uuid>>,
    text: &'a str,
    validities: &'static [i16],
    inside: Option<bool>,
}

/// Some tickets on the way, and whether they fit.
struct Read {
    found: Vec<Found>,
    /// The last one that was looked at, if there are more behind it.
    more_behind: Option<TicketId>,
}

struct Looked {
    id: Uuid,
    event: Uuid,
    fits: bool,
    is_last: bool,
}

struct Hit {
    id: Uuid,
    event: Uuid,
}

impl<'a> Search<'a> {
    fn new(wanted: &Wanted, text: &'a Text) -> Search<'a> {
        Search {
            tenant: wanted.tenant.uuid(),
            event: wanted.event.map(Id::uuid),
            among: wanted.among.as_deref().map(uuids),
            text: text.pattern(),
            validities: validities(wanted.standing),
            inside: inside(wanted.standing),
        }
    }

    /// Looks at the next so many tickets. Event and id are compared as one, and ordered by as one: so nothing but the index
    /// of that order will do.
    async fn read_on(&self, db: &mut PgConnection, way: Way, count: i64) -> Result<Read, StoreError> {
        let looked = match (way, self.event) {
            (Way::Forward(after), Some(event)) => {
                self.of_event_forward(db, event, after.map_or(Uuid::nil(), Id::uuid), count).await?
            }
            (Way::Back(before), Some(event)) => self.of_event_back(db, event, before.uuid(), count).await?,
            (Way::Forward(after), None) => {
                self.of_tenant_forward(db, after.map_or(Uuid::nil(), Id::uuid), count).await?
            }
            (Way::Back(before), None) => self.of_tenant_back(db, before.uuid(), count).await?,
        };
        let more_behind = looked.iter().find(|one| one.is_last).map(|one| TicketId::of(one.id));
        let found = looked.into_iter().filter(|one| one.fits);
        Ok(Read { found: found.map(|one| (TicketId::of(one.id), EventId::of(one.event))).collect(), more_behind })
    }

    async fn of_event_forward(
        &self,
        db: &mut PgConnection,
        event: Uuid,
        from: Uuid,
        count: i64,
    ) -> Result<Vec<Looked>, sqlx::Error> {
        sqlx::query_as!(
            Looked,
            r#"select id as "id!", event as "event!", fits as "fits!", nth = $3 as "is_last!"
               from (
                   select id, event, row_number() over (order by event, id) as nth,
                          hidden_at is null and validity = any($5)
                          and ($6::boolean is null or $6 = exists (
                              select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id and g.inside))
                          and ($7::uuid[] is null or event = any($7)) and tenant = $8
                          and ticket_text(holder_name, holder_email, holder_phone) like $4 as fits
                   from tickets where (event, id) > ($2, $1) and event <= $2
                   order by event, id limit $3
               ) looked
               where fits or nth = $3 order by nth"#,
            from,
            event,
            count,
            self.text,
            self.validities,
            self.inside,
            self.among.as_deref() as _,
            self.tenant
        )
        .fetch_all(db)
        .await
    }

    async fn of_event_back(
        &self,
        db: &mut PgConnection,
        event: Uuid,
        from: Uuid,
        count: i64,
    ) -> Result<Vec<Looked>, sqlx::Error> {
        sqlx::query_as!(
            Looked,
            r#"select id as "id!", event as "event!", fits as "fits!", nth = $3 as "is_last!"
               from (
                   select id, event, row_number() over (order by event desc, id desc) as nth,
                          hidden_at is null and validity = any($5)
                          and ($6::boolean is null or $6 = exists (
                              select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id and g.inside))
                          and ($7::uuid[] is null or event = any($7)) and tenant = $8
                          and ticket_text(holder_name, holder_email, holder_phone) like $4 as fits
                   from tickets where (event, id) < ($2, $1) and event >= $2
                   order by event desc, id desc limit $3
               ) looked
               where fits or nth = $3 order by nth"#,
            from,
            event,
            count,
            self.text,
            self.validities,
            self.inside,
            self.among.as_deref() as _,
            self.tenant
        )
        .fetch_all(db)
        .await
    }

    async fn of_tenant_forward(
        &self,
        db: &mut PgConnection,
        from: Uuid,
        count: i64,
    ) -> Result<Vec<Looked>, sqlx::Error> {
        sqlx::query_as!(
            Looked,
            r#"select id as "id!", event as "event!", fits as "fits!", nth = $3 as "is_last!"
               from (
                   select id, event, row_number() over (order by tenant, id) as nth,
                          hidden_at is null and validity = any($5)
                          and ($6::boolean is null or $6 = exists (
                              select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id and g.inside))
                          and ($7::uuid[] is null or event = any($7))
                          and ticket_text(holder_name, holder_email, holder_phone) like $4 as fits
                   from tickets where (tenant, id) > ($2, $1) and tenant <= $2
                   order by tenant, id limit $3
               ) looked
               where fits or nth = $3 order by nth"#,
            from,
            self.tenant,
            count,
            self.text,
            self.validities,
            self.inside,
            self.among.as_deref() as _
        )
        .fetch_all(db)
        .await
    }

    async fn of_tenant_back(&self, db: &mut PgConnection, from: Uuid, count: i64) -> Result<Vec<Looked>, sqlx::Error> {
        sqlx::query_as!(
            Looked,
            r#"select id as "id!", event as "event!", fits as "fits!", nth = $3 as "is_last!"
               from (
                   select id, event, row_number() over (order by tenant desc, id desc) as nth,
                          hidden_at is null and validity = any($5)
                          and ($6::boolean is null or $6 = exists (
                              select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id and g.inside))
                          and ($7::uuid[] is null or event = any($7))
                          and ticket_text(holder_name, holder_email, holder_phone) like $4 as fits
                   from tickets where (tenant, id) < ($2, $1) and tenant >= $2
                   order by tenant desc, id desc limit $3
               ) looked
               where fits or nth = $3 order by nth"#,
            from,
            self.tenant,
            count,
            self.text,
            self.validities,
            self.inside,
            self.among.as_deref() as _
        )
        .fetch_all(db)
        .await
    }

    /// Every ticket with the text, and the page of them. Planned for its very values, and never as a walk over the table.
    async fn ask_index(&self, store: &Store, way: Way, limit: i64) -> Result<Vec<Found>, StoreError> {
        let (from, back) = match way {
            Way::Forward(after) => (after.map_or(Uuid::nil(), Id::uuid), false),
            Way::Back(before) => (before.uuid(), true),
        };
        let mut tx = store.begin().await?;
        sqlx::query!(
            r#"select set_config('plan_cache_mode', 'force_custom_plan', true) as "mode",
                      set_config('enable_seqscan', 'off', true) as "walk""#
        )
        .fetch_one(&mut *tx)
        .await?;
        let hits = match self.event {
            Some(event) => self.hits_of_event(&mut tx, event, from, back, limit).await?,
            None => self.hits_of_tenant(&mut tx, from, back, limit).await?,
        };
        Ok(hits.into_iter().map(|hit| (TicketId::of(hit.id), EventId::of(hit.event))).collect())
    }

    async fn hits_of_event(
        &self,
        db: &mut PgConnection,
        event: Uuid,
        from: Uuid,
        back: bool,
        limit: i64,
    ) -> Result<Vec<Hit>, sqlx::Error> {
        sqlx::query_as!(
            Hit,
            r#"with hits as materialized (
                   select id, event from tickets
                   where event = $2 and ticket_text(holder_name, holder_email, holder_phone) like $3 and tenant = $4
                     and hidden_at is null and validity = any($5)
                     and ($6::boolean is null or $6 = exists (
                         select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id and g.inside))
                     and ($7::uuid[] is null or event = any($7))
               )
               select id, event from hits where case when $8 then id < $1 else id > $1 end
               order by case when $8 then id end desc, id limit $9"#,
            from,
            event,
            self.text,
            self.tenant,
            self.validities,
            self.inside,
            self.among.as_deref() as _,
            back,
            limit
        )
        .fetch_all(db)
        .await
    }

    async fn hits_of_tenant(
        &self,
        db: &mut PgConnection,
        from: Uuid,
        back: bool,
        limit: i64,
    ) -> Result<Vec<Hit>, sqlx::Error> {
        sqlx::query_as!(
            Hit,
            r#"with hits as materialized (
                   select id, event from tickets
                   where tenant = $2 and ticket_text(holder_name, holder_email, holder_phone) like $3
                     and hidden_at is null and validity = any($4)
                     and ($5::boolean is null or $5 = exists (
                         select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id and g.inside))
                     and ($6::uuid[] is null or event = any($6))
               )
               select id, event from hits where case when $7 then id < $1 else id > $1 end
               order by case when $7 then id end desc, id limit $8"#,
            from,
            self.tenant,
            self.text,
            self.validities,
            self.inside,
            self.among.as_deref() as _,
            back,
            limit
        )
        .fetch_all(db)
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_itself_and_a_phone_number_its_digits() {
        let pattern = |text: &str| Text::new(text).map(|text| text.0);
        assert_eq!(pattern("  Jane   DOE "), Some("%jane doe%".into()));
        assert_eq!(pattern("50%_\\"), Some("%50\\%\\_\\\\%".into()));
        assert_eq!(pattern("+49 (170) 12-34"), Some("%+491701234%".into()));
        assert_eq!(pattern("7-b"), Some("%7-b%".into()));
        assert_eq!(pattern(" \n\t"), None);
        let is_indexed = |text: &str| Text::new(text).is_some_and(|text| text.is_indexed());
        assert!(is_indexed("ann") && is_indexed("x@y.org") && is_indexed("a bcd"));
        assert!(!is_indexed("an") && !is_indexed("a b c") && !is_indexed("a_b"));
    }
}
