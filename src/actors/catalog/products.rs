//! Products: merchandise is kept here; the variants of ticket types are shown, and follow their types.

use crate::actors::catalog::{
    Catalog, Found, Listed, NAME_CHARS, ProductFilter, ProductInfo, ProductPatch, Variant, amount, currency, given,
    new_id, no_such, now, one, repriced, stamp,
};
use crate::actors::registry::{RegistryError, check};
use crate::domain::ids::{ProductId, TenantId};
use crate::stores::postgres::catalog::products;

const CURRENCY: &str = "USD";
const SKU_CHARS: usize = 100;

impl Catalog {
    pub async fn create_product(&self, tenant: TenantId, new: ProductPatch) -> Result<ProductInfo, RegistryError> {
        given("name", new.name.as_ref())?;
        given("sku", new.sku.as_ref())?;
        let price = given("price", new.price.as_ref())?;
        let mut product = ProductInfo {
            id: ProductId::from_bytes(new_id()),
            tenant,
            sku: String::new(),
            variant: Variant::Merchandise { stock: None },
            name: String::new(),
            description: None,
            price: amount("price", price, currency(new.currency.as_deref().unwrap_or(CURRENCY))?)?,
            stamp: stamp(),
        };
        apply(&mut product, new)?;
        let mut db = self.store.connection().await?;
        products::insert(&mut db, &product).await?;
        Ok(product)
    }

    /// By id or SKU; a ticket type's variant by the id of its type, too.
    pub async fn product(&self, tenant: TenantId, id_or_sku: &str) -> Result<Option<ProductInfo>, RegistryError> {
        if !could_be_sku(id_or_sku) {
            return Ok(None);
        }
        let filter = match id_or_sku.parse() {
            Ok(id) => ProductFilter { id: Some(id), ..ProductFilter::default() },
            Err(_) => ProductFilter { sku: Some(id_or_sku), ..ProductFilter::default() },
        };
        let mut db = self.store.connection().await?;
        Ok(products::page(&mut db, tenant, filter, &one()).await?.items.pop())
    }

    pub async fn products(
        &self,
        tenant: TenantId,
        filter: ProductFilter<'_>,
        listed: &Listed,
    ) -> Result<Found<ProductInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(products::page(&mut db, tenant, filter, listed).await?)
    }

    /// Merchandise by id or SKU. Pieces that waiting orders hold are not part of the stock that is given.
    pub async fn update_product(
        &self,
        tenant: TenantId,
        id_or_sku: &str,
        patch: ProductPatch,
    ) -> Result<ProductInfo, RegistryError> {
        let id = self.merchandise(tenant, id_or_sku).await?.id;
        let mut tx = self.store.begin().await?;
        if !products::lock(&mut tx, tenant, id).await? {
            return Err(no_such("product"));
        }
        let filter = ProductFilter { id: Some(id), ..ProductFilter::default() };
        let found = products::page(&mut tx, tenant, filter, &one()).await?.items.pop();
        let mut product = found.ok_or(no_such("product"))?;
        product.price = repriced("price", product.price, patch.currency.clone(), patch.price.clone())?;
        apply(&mut product, patch)?;
        products::update(&mut tx, &product).await?;
        tx.commit().await?;
        product.stamp.version = product.stamp.version.saturating_add(1);
        Ok(product)
    }

    /// Orders keep what they bought.
    pub async fn delete_product(&self, tenant: TenantId, id_or_sku: &str) -> Result<(), RegistryError> {
        let id = self.merchandise(tenant, id_or_sku).await?.id;
        let mut db = self.store.connection().await?;
        if products::delete(&mut db, tenant, id).await? { Ok(()) } else { Err(no_such("product")) }
    }

    async fn merchandise(&self, tenant: TenantId, id_or_sku: &str) -> Result<ProductInfo, RegistryError> {
        let found = self.product(tenant, id_or_sku).await?.ok_or(no_such("product"))?;
        match found.variant {
            Variant::Merchandise { .. } => Ok(found),
            Variant::Ticket { ticket_type, .. } => {
                let message = format!("this is the variant of ticket type {ticket_type}: change the type instead");
                Err(RegistryError::Conflict { field: "id".into(), message })
            }
        }
    }
}

/// Keeps what no column could hold away from Postgres.
fn could_be_sku(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= SKU_CHARS && !text.chars().any(char::is_control)
}

fn apply(of: &mut ProductInfo, patch: ProductPatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        of.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(sku) = patch.sku {
        of.sku = check::text("sku", &sku, SKU_CHARS)?;
        // Such a text would be taken for an id somewhere.
        if ["adm_", "prd_"].iter().any(|prefix| of.sku.starts_with(prefix)) {
            return Err(check::invalid("sku", "must not begin with adm_ or prd_"));
        }
    }
    if let Some(stock) = patch.stock {
        of.variant = Variant::Merchandise { stock: check::count("stock", stock, 0)? };
    }
    if let Some(description) = patch.description {
        of.description = description.map(|words| check::words("description", &words, 4_000)).transpose()?;
    }
    of.stamp.updated_at = now();
    Ok(())
}
