locals {
  # Cosmos DB for Table is another store of the same interface.
  table_endpoint = coalesce(try(var.existing_table.endpoint, null), trimsuffix(azurerm_storage_account.state.primary_table_endpoint, "/"))
  table          = coalesce(try(var.existing_table.name, null), one(azurerm_storage_table.state[*].name))
}

# State and queues, apart from the host's account: who may write into it can teach Sawatch that an attack is usual. All is
# reached by identity: there is no key to steal.
resource "azurerm_storage_account" "state" {
  # checkov:skip=CKV_AZURE_43: the name is made in main.tf, of 22 lower case letters and digits at most
  # checkov:skip=CKV2_AZURE_1: encrypted by Microsoft's keys
  # checkov:skip=CKV2_AZURE_33: a private endpoint needs a network of yours
  # checkov:skip=CKV_AZURE_59: the function reaches it from outside of any network; nobody gets in without a role
  # checkov:skip=CKV_AZURE_206: copies in three zones outlive a data centre, and the state does not leave its region
  # checkov:skip=CKV_AZURE_33: who reads and writes the queues is in the diagnostic logs of a workspace of yours
  # checkov:skip=CKV2_AZURE_38: containers and blobs hold nothing that is not made again
  name                            = "${local.account}st"
  resource_group_name             = local.group
  location                        = var.location
  account_kind                    = "StorageV2"
  account_tier                    = "Standard"
  account_replication_type        = var.storage_replication
  shared_access_key_enabled       = false
  default_to_oauth_authentication = true
  allow_nested_items_to_be_public = false
  local_user_enabled              = false
  min_tls_version                 = "TLS1_2"
  table_encryption_key_type       = "Account"
  queue_encryption_key_type       = "Account"
  tags                            = local.tags

  sas_policy {
    expiration_period = "01.00:00:00"
  }
}

# What it must look like is in TableStateStore. The function deletes what has expired: tables do not do so themselves.
resource "azurerm_storage_table" "state" {
  # checkov:skip=CKV2_AZURE_20: each batch reads it; diagnostic settings of a workspace of yours can log that, at its price
  count = var.existing_table == null ? 1 : 0

  name               = "${replace(var.name_prefix, "-", "")}state"
  storage_account_id = azurerm_storage_account.state.id
}

resource "azurerm_management_lock" "state" {
  count = var.deletion_protection ? 1 : 0

  name       = "sawatch-state"
  scope      = azurerm_storage_account.state.id
  lock_level = "CanNotDelete"
  notes      = "What was learned is here; without it nothing is alerted for 14 days. Set deletion_protection to false first."
}
