//! What an intent keeps: everything that was chosen and asked for, so that anybody can finish it.

use crate::domain::digest::SignatureDigest;
use crate::domain::ids::TicketId;
use crate::stores::StoreError;
use crate::stores::postgres::records::Holder;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CancelBody {
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefundBody {
    pub tickets: Vec<String>,
    pub amount_minor: i64,
    pub gift_card_minor: i64,
    pub gateway: Option<String>,
    pub payment_ref: Option<String>,
    pub whole: bool,
    pub reason: Option<String>,
    /// The money goes back, and the tickets stay good.
    #[serde(default)]
    pub keep_tickets: bool,
    /// How often staff asked for it again after the gateway had refused.
    #[serde(default)]
    pub tries: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HolderBody {
    pub name: Option<String>,
    #[serde(default)]
    pub first: Option<String>,
    #[serde(default)]
    pub last: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CodeBody {
    pub generation: u32,
    pub key_id: u8,
    pub digest: Vec<u8>,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TransferBody {
    pub ticket: String,
    pub holder: HolderBody,
    pub code: CodeBody,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ActivateBody {
    pub holder: HolderBody,
    pub amount_minor: Option<i64>,
    pub method: Option<String>,
    pub reference: Option<String>,
    pub code: Option<CodeBody>,
}

impl From<Holder> for HolderBody {
    fn from(holder: Holder) -> HolderBody {
        HolderBody {
            name: holder.name,
            first: holder.first,
            last: holder.last,
            email: holder.email,
            phone: holder.phone,
        }
    }
}

impl From<HolderBody> for Holder {
    fn from(body: HolderBody) -> Holder {
        Holder { name: body.name, first: body.first, last: body.last, email: body.email, phone: body.phone }
    }
}

impl CodeBody {
    pub fn digest(&self) -> Result<SignatureDigest, StoreError> {
        let bytes: [u8; 16] = self.digest.as_slice().try_into().map_err(|_| unreadable())?;
        Ok(SignatureDigest(bytes))
    }
}

pub fn ticket(text: &str) -> Result<TicketId, StoreError> {
    text.parse().map_err(|_| unreadable())
}

pub fn write(body: &impl Serialize) -> Value {
    serde_json::to_value(body).expect("a body of texts and numbers is JSON")
}

pub fn read<T: DeserializeOwned>(body: &Value) -> Result<T, StoreError> {
    T::deserialize(body).map_err(|_| unreadable())
}

fn unreadable() -> StoreError {
    StoreError::Unreadable("an intent that cannot be read".into())
}
