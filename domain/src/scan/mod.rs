//! Deciding a scan.

pub mod answer;
pub mod denial;

pub use answer::{
    AnnulRequest, Annulment, Answer, Decision, Earlier, Kind, Occupancy, Presented, Proof, ScanRecord, ScanRef,
    ScanRequest, Surface, TicketView,
};
pub use denial::Denial;
