locals {
  identity_id  = coalesce(try(var.existing_identity.id, null), one(azurerm_user_assigned_identity.function[*].id))
  client_id    = coalesce(try(var.existing_identity.client_id, null), one(azurerm_user_assigned_identity.function[*].client_id))
  principal_id = coalesce(try(var.existing_identity.principal_id, null), one(azurerm_user_assigned_identity.function[*].principal_id))

  # The same list as in docs/azure.md; a test compares them.
  roles = {
    source   = { role = "Azure Event Hubs Data Receiver", scope = local.eventhub_id }
    host     = { role = "Storage Blob Data Owner", scope = azurerm_storage_account.host.id }
    state    = { role = "Storage Table Data Contributor", scope = var.existing_table == null ? one(azurerm_storage_table.state[*].resource_manager_id) : var.existing_table.id }
    rejected = { role = "Storage Queue Data Message Sender", scope = azurerm_storage_queue.rejected.id }
    alerts   = { role = "EventGrid Data Sender", scope = local.topic_id }
    log      = { role = "Monitoring Metrics Publisher", scope = azurerm_application_insights.this.id }
  }
}

resource "azurerm_user_assigned_identity" "function" {
  count = var.existing_identity == null ? 1 : 0

  name                = "${var.name_prefix}-function"
  resource_group_name = local.group
  location            = var.location
  tags                = local.tags
}

resource "azurerm_role_assignment" "function" {
  for_each = local.roles

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = local.principal_id
  principal_type       = "ServicePrincipal"
}

# The topic delivers and keeps dead letters by its own identity.
resource "azurerm_role_assignment" "topic" {
  for_each = var.existing_topic == null ? merge(
    {
      pages       = { role = "Storage Queue Data Message Sender", scope = azurerm_storage_queue.pages.id }
      undelivered = { role = "Storage Blob Data Contributor", scope = azurerm_storage_container.undelivered.id }
    },
    { for name, queue in var.alert_queues : "queue-${name}" => {
      role  = "Storage Queue Data Message Sender"
      scope = "${queue.account_id}/queueServices/default/queues/${queue.name}"
    } },
  ) : {}

  scope                = each.value.scope
  role_definition_name = each.value.role
  principal_id         = azurerm_eventgrid_topic.alerts[0].identity[0].principal_id
  principal_type       = "ServicePrincipal"
}
