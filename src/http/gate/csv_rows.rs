//! Rows of a CSV import: the header says which column is what.

use crate::actors::registry::Holder;
use crate::actors::registry::import::ImportLine;

/// Where each field stands in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    ticket_type: usize,
    external_id: Option<usize>,
    code: Option<usize>,
    name: Option<usize>,
    email: Option<usize>,
    phone: Option<usize>,
    count: usize,
}

impl Columns {
    /// Reads the header. Columns with other names are left out.
    ///
    /// # Errors
    /// A sentence, if there is no `ticketType` or a column comes twice.
    pub fn read(header: &[u8]) -> Result<Columns, String> {
        let names = cells(header)?;
        let find = |spellings: &[&str]| {
            let is_it = |name: &&String| spellings.contains(&plain(name).as_str());
            let mut places = names.iter().enumerate().filter(|(_, name)| is_it(name)).map(|(place, _)| place);
            match (places.next(), places.next()) {
                (Some(_), Some(_)) => Err(format!("the column `{}` comes twice", spellings[0])),
                (place, _) => Ok(place),
            }
        };
        let ticket_type = find(&["tickettype", "type"])?.ok_or("there must be a column `ticketType`")?;
        Ok(Columns {
            ticket_type,
            external_id: find(&["externalid"])?,
            code: find(&["code"])?,
            name: find(&["name", "holdername", "holder"])?,
            email: find(&["email", "holderemail"])?,
            phone: find(&["phone", "holderphone"])?,
            count: names.len(),
        })
    }

    /// The ticket of a row.
    ///
    /// # Errors
    /// A sentence, if the row has another number of cells or no type.
    pub fn ticket(&self, row: &[u8]) -> Result<ImportLine, String> {
        let cells = cells(row)?;
        if cells.len() != self.count {
            return Err(format!("the row has {} cells, the header {}", cells.len(), self.count));
        }
        let cell = |place: Option<usize>| place.map(|place| cells[place].trim()).filter(|text| !text.is_empty());
        let text = |place: Option<usize>| cell(place).map(str::to_owned);
        let ticket_type = text(Some(self.ticket_type)).ok_or("ticketType: this field is required")?;
        let (name, email, phone) = (text(self.name), text(self.email), text(self.phone));
        let holder = Holder { name, email, phone, ..Holder::default() };
        Ok(ImportLine {
            line: 0,
            ticket_type,
            holder: Some(holder).filter(|holder| *holder != Holder::default()),
            external_id: text(self.external_id),
            code: text(self.code),
        })
    }
}

/// `Holder_Email`, `holder.email` and `holderEmail` are the same column.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn cells(row: &[u8]) -> Result<Vec<String>, String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).buffer_capacity(row.len().max(64)).from_reader(row);
    match reader.records().next() {
        Some(Ok(record)) => Ok(record.iter().map(str::to_owned).collect()),
        Some(Err(_)) => Err("the row is not UTF-8 text".to_owned()),
        None => Err("the row is empty".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_by_its_header() {
        let columns = Columns::read(b"seat,ticketType,External_ID,holder.name,email").unwrap();
        let ticket = columns.ticket("7,general,x-1,\"Lovelace, \"\"Ada\"\"\",ada@example.com".as_bytes()).unwrap();
        assert_eq!((ticket.ticket_type.as_str(), ticket.external_id.as_deref()), ("general", Some("x-1")));
        let holder = ticket.holder.unwrap();
        assert_eq!((holder.name.as_deref(), holder.phone), (Some("Lovelace, \"Ada\""), None));
        assert_eq!(columns.ticket(b"7,general,,,").unwrap().holder, None);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert!(Columns::read(b"name,code").unwrap_err().contains("ticketType"));
        assert!(Columns::read(b"ticketType,code,Code").unwrap_err().contains("twice"));
        let columns = Columns::read(b"ticketType,code").unwrap();
        assert!(columns.ticket(b"general").unwrap_err().contains("cells"));
        assert!(columns.ticket(b",x").unwrap_err().contains("ticketType"));
        assert!(columns.ticket(b"\xff,x").unwrap_err().contains("UTF-8"));
    }
}
