locals {
  eventhub_namespace    = coalesce(try(var.existing_eventhub.namespace_name, null), one(azurerm_eventhub_namespace.this[*].name))
  eventhub_namespace_id = coalesce(try(var.existing_eventhub.namespace_id, null), one(azurerm_eventhub_namespace.this[*].id))
  eventhub_group        = coalesce(try(var.existing_eventhub.resource_group_name, null), local.group)
  eventhub              = coalesce(try(var.existing_eventhub.name, null), one(azurerm_eventhub.audit[*].name))
  eventhub_id           = "${local.eventhub_namespace_id}/eventhubs/${local.eventhub}"
  eventhub_rule_id      = coalesce(try(var.existing_eventhub.authorization_rule_id, null), one(azurerm_eventhub_namespace_authorization_rule.diagnostics[*].id))

  diagnosed = { for cluster, options in var.clusters : cluster => options if options.create_diagnostic_setting }
}

# A diagnostic setting cannot filter: of a category everything comes, and the function skips what is not a service account's.
resource "azurerm_monitor_diagnostic_setting" "audit" {
  for_each = local.diagnosed

  name                           = var.name_prefix
  target_resource_id             = each.value.id
  eventhub_name                  = local.eventhub
  eventhub_authorization_rule_id = local.eventhub_rule_id

  enabled_log {
    category = coalesce(each.value.category, var.log_category)
  }
}

resource "azurerm_eventhub_namespace" "this" {
  # checkov:skip=CKV_AZURE_228: a namespace is spread over zones by itself where the region has them
  count = var.existing_eventhub == null ? 1 : 0

  name                     = "${var.name_prefix}-${local.unique}"
  resource_group_name      = local.group
  location                 = var.location
  sku                      = "Standard"
  capacity                 = 1
  auto_inflate_enabled     = true
  maximum_throughput_units = var.max_throughput_units
  minimum_tls_version      = "1.2"
  tags                     = local.tags

  # A diagnostic setting sends by a rule's key, and by nothing else.
  local_authentication_enabled = true
}

resource "azurerm_eventhub" "audit" {
  count = var.existing_eventhub == null ? 1 : 0

  name            = "audit"
  namespace_id    = azurerm_eventhub_namespace.this[0].id
  partition_count = var.partitions

  retention_description {
    cleanup_policy          = "Delete"
    retention_time_in_hours = var.retention_hours
  }
}

# May send and nothing else. A diagnostic setting takes no rule of a single hub.
resource "azurerm_eventhub_namespace_authorization_rule" "diagnostics" {
  count = var.existing_eventhub == null ? 1 : 0

  name                = "diagnostics"
  namespace_name      = azurerm_eventhub_namespace.this[0].name
  resource_group_name = local.group
  send                = true
  listen              = false
  manage              = false
}

# Its own, so that nobody else moves its place.
resource "azurerm_eventhub_consumer_group" "function" {
  name                = var.name_prefix
  eventhub_name       = local.eventhub
  namespace_name      = local.eventhub_namespace
  resource_group_name = local.eventhub_group
}

# What cannot be read, written by the function itself: an event hub has no dead letters.
resource "azurerm_storage_queue" "rejected" {
  name               = "rejected"
  storage_account_id = azurerm_storage_account.state.id
}
