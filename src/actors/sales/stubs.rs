use super::*;
impl Sales {
    /// Staff: a pre-generated ticket is sold at the door.
    pub async fn activate(&self, _who: &Who, _ticket: TicketId, _wish: ActivateWish) -> Result<SoldTicket, SaleError> {
        Err(SaleError::Unavailable)
    }
    pub async fn transfer(&self, _who: &Who, _ticket: TicketId, _wish: TransferWish) -> Result<Transferred, SaleError> {
        Err(SaleError::Unavailable)
    }
    pub async fn cancel_ticket(
        &self,
        _who: &Who,
        _ticket: TicketId,
        _reason: Option<String>,
    ) -> Result<SoldTicket, SaleError> {
        Err(SaleError::Unavailable)
    }
    pub async fn cancel_booking(
        &self,
        _who: &Who,
        _booking: OrderId,
        _reason: Option<String>,
    ) -> Result<BookingInfo, SaleError> {
        Err(SaleError::Unavailable)
    }
    pub async fn delete_ticket(&self, _who: &Who, _ticket: TicketId, _reason: Option<String>) -> Result<(), SaleError> {
        Err(SaleError::Unavailable)
    }
    pub async fn refund(&self, _who: &Who, _wish: RefundWish) -> Result<Refunded, SaleError> {
        Err(SaleError::Unavailable)
    }
    pub async fn resend(&self, _who: &Who, _booking: OrderId) -> Result<BookingInfo, SaleError> {
        Err(SaleError::Unavailable)
    }
    pub async fn reissue(&self, _who: &Who, _ticket: TicketId) -> Result<SoldTicket, SaleError> {
        Err(SaleError::Unavailable)
    }
}
