//! Refunds that a gateway refused, driven again by staff.

use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::state::State;
use crate::queries::sales::RefundState;
use actix_web::web::{Data, Path};
use serde::Serialize;
use utoipa::ToSchema;

use crate::actors::sales::{Who, WhoKind};

/// How the refund stands now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefundStands {
    #[schema(example = "rfd_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    /// `pending`: the gateway could not be asked, and will be; `done`; `failed`: it refuses again.
    #[schema(example = "done")]
    pub status: &'static str,
    #[schema(required = true)]
    pub order_id: Option<String>,
    /// Minor units of the currency.
    pub amount: i64,
    #[schema(example = "EUR")]
    pub currency: String,
}

/// Asks the gateway again for a refund that it refused for good (`failed`): its balance was empty then, say. Needs
/// `order.write`. A refund that is under way or done stays as it is.
#[utoipa::path(post, path = "/v1/refunds/{refund}/redrive", operation_id = "gateRedriveRefund", tag = "payments",
    params(("refund" = String, Path, description = "Id of the refund.", example = "rfd_01h455vb4pex5vsknk084sn02q")),
    responses((status = 200, body = RefundStands)))]
pub async fn redrive(
    state: Data<State>,
    refund: Path<String>,
    caller: Authorized,
) -> Result<Reply<RefundStands>, ApiError> {
    let tenant = caller.tenant_for(&[Action::OrderWrite])?;
    let id = refund.trim().parse().map_err(|_| ApiError::NotFound("refund"))?;
    let who = Who { tenant, subject: caller.subject.clone(), kind: WhoKind::Staff };
    let refunded = state.sales().redrive_refund(&who, id).await?;
    Ok(Reply::ok(RefundStands {
        id: refund.trim().to_owned(),
        status: match refunded.state {
            RefundState::Pending => "pending",
            RefundState::Done => "done",
            RefundState::Failed => "failed",
        },
        order_id: refunded.booking.map(|booking| booking.id.to_string()),
        amount: refunded.amount_minor,
        currency: refunded.currency,
    }))
}
