//! Tickets: reading them whole, importing them, and keeping a new code.

use crate::domain::digest::{CodeHash, SignatureDigest};
use crate::domain::ids::{EventId, TenantId, TicketId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bigint, code_hash, count, ids_of, key_id, uuids, validity};
use crate::stores::postgres::records::{Holder, TicketInfo};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// Those of these tickets that are this tenant's, by id.
pub async fn read(
    db: &mut PgConnection,
    tenant: TenantId,
    tickets: &[TicketId],
) -> Result<Vec<TicketInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select t.id, t.tenant, t.event, t.ticket_type, k.slug as type_slug, t.external_id, t.holder_name,
                t.holder_first, t.holder_last, t.holder_email, t.holder_phone, t.code, t.own_code, t.generation,
                t.key_id, t.validity, coalesce(g.inside, false) as "inside!", coalesce(g.entries, 0) as "entries!",
                g.last_scan_at as "last_scan_at?", t.created_at
         from tickets t join ticket_types k on k.id = t.ticket_type
         left join ticket_gates g on g.event = t.event and g.ticket = t.id
         where t.id = any($1) and t.tenant = $2 order by t.id"#,
        &uuids(tickets),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut tickets = Vec::with_capacity(rows.len());
    for row in rows {
        tickets.push(TicketInfo {
            id: TicketId::of(row.id),
            tenant: TenantId::of(row.tenant),
            event: EventId::of(row.event),
            ticket_type: TicketTypeId::of(row.ticket_type),
            type_slug: row.type_slug,
            external_id: row.external_id,
            holder: Holder {
                name: row.holder_name,
                first: row.holder_first,
                last: row.holder_last,
                email: row.holder_email,
                phone: row.holder_phone,
            },
            code: row.code,
            own_code: row.own_code,
            generation: count(row.generation)?,
            key_id: key_id(row.key_id)?,
            validity: validity(row.validity)?,
            inside: row.inside,
            entries: count(row.entries)?,
            last_scan_at: row.last_scan_at,
            created_at: row.created_at,
        });
    }
    Ok(tickets)
}

/// A ticket that an import may have meant.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: TicketId,
    pub external_id: Option<String>,
    pub code: Option<CodeHash>,
}

/// The event's tickets with one of these external ids or codes.
pub async fn known(
    db: &mut PgConnection,
    event: EventId,
    external_ids: &[String],
    codes: &[CodeHash],
) -> Result<Vec<Known>, StoreError> {
    let codes: Vec<Vec<u8>> = codes.iter().map(|code| code.0.to_vec()).collect();
    let rows = sqlx::query!(
        r#"select id as "id!", external_id, code_hash from tickets where event = $1 and external_id = any($2)
           union
           select id, external_id, code_hash from tickets where event = $1 and code_hash = any($3)"#,
        event.uuid(),
        external_ids,
        &codes
    )
    .fetch_all(db)
    .await?;
    let mut known = Vec::with_capacity(rows.len());
    for row in rows {
        let code = code_hash(row.code_hash.as_deref())?;
        known.push(Known { id: TicketId::of(row.id), external_id: row.external_id, code });
    }
    Ok(known)
}

/// New tickets, one array per column.
#[derive(Debug, Default)]
pub struct NewTickets {
    id: Vec<Uuid>,
    ticket_type: Vec<Uuid>,
    external_id: Vec<Option<String>>,
    code: Vec<String>,
    code_hash: Vec<Option<Vec<u8>>>,
    key_id: Vec<i16>,
    digest: Vec<Option<Vec<u8>>>,
    holder_name: Vec<Option<String>>,
    holder_email: Vec<Option<String>>,
    holder_phone: Vec<Option<String>>,
}

/// Where a ticket's code comes from.
#[derive(Debug, Clone)]
pub enum NewCode {
    /// Printed elsewhere.
    Own {
        text: String,
        hash: CodeHash,
    },
    Signed {
        text: String,
        key_id: u8,
        digest: SignatureDigest,
    },
}

impl NewTickets {
    pub fn push(
        &mut self,
        id: TicketId,
        ticket_type: TicketTypeId,
        external_id: Option<String>,
        holder: Holder,
        code: NewCode,
    ) {
        self.id.push(id.uuid());
        self.ticket_type.push(ticket_type.uuid());
        self.external_id.push(external_id);
        self.holder_name.push(holder.name);
        self.holder_email.push(holder.email);
        self.holder_phone.push(holder.phone);
        match code {
            NewCode::Own { text, hash } => {
                self.code.push(text);
                self.code_hash.push(Some(hash.0.to_vec()));
                self.key_id.push(0);
                self.digest.push(None);
            }
            NewCode::Signed { text, key_id, digest } => {
                self.code.push(text);
                self.code_hash.push(None);
                self.key_id.push(key_id.into());
                self.digest.push(Some(digest.0.to_vec()));
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.id.is_empty()
    }
}

/// Writes active tickets of generation 1; behind [`events::touch`](crate::stores::postgres::events::touch), which gives
/// the version. Answers which were written: another one with the same external id or code stays, and the new one is not.
pub async fn insert(
    db: &mut PgConnection,
    tenant: TenantId,
    event: EventId,
    version: u64,
    at: DateTime<Utc>,
    new: &NewTickets,
) -> Result<Vec<TicketId>, StoreError> {
    let written = sqlx::query_scalar!(
        "insert into tickets (tenant, event, version, created_at, own_code, id, ticket_type, external_id, code,
                              code_hash, key_id, digest, holder_name, holder_email, holder_phone)
         select $1, $2, $3, $4, new.code_hash is not null, new.*
         from unnest($5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::bytea[], $10::smallint[], $11::bytea[],
                     $12::text[], $13::text[], $14::text[])
              as new (id, ticket_type, external_id, code, code_hash, key_id, digest, name, email, phone)
         on conflict do nothing
         returning id",
        tenant.uuid(),
        event.uuid(),
        bigint(version)?,
        at,
        &new.id,
        &new.ticket_type,
        &new.external_id as _,
        &new.code,
        &new.code_hash as _,
        &new.key_id,
        &new.digest as _,
        &new.holder_name as _,
        &new.holder_email as _,
        &new.holder_phone as _
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(written))
}

/// Keeps the code of a newer generation; behind [`events::touch`](crate::stores::postgres::events::touch). An older one
/// changes nothing. A ticket that had a code of its own has a signed one from now on.
pub async fn keep_code(
    db: &mut PgConnection,
    ticket: TicketId,
    version: u64,
    generation: u32,
    code: &str,
    key_id: u8,
    digest: SignatureDigest,
) -> Result<(), StoreError> {
    // The drain may have folded the new generation already, but never brings the text.
    sqlx::query!(
        "update tickets set code = $2, own_code = false, code_hash = null, generation = $3, key_id = $4, digest = $5,
                            version = $6
         where id = $1 and generation <= $3",
        ticket.uuid(),
        code,
        i64::from(generation),
        i16::from(key_id),
        &digest.0[..],
        bigint(version)?
    )
    .execute(db)
    .await?;
    Ok(())
}
