locals {
  topic_id       = coalesce(try(var.existing_topic.id, null), one(azurerm_eventgrid_topic.alerts[*].id))
  topic_endpoint = coalesce(try(var.existing_topic.endpoint, null), one(azurerm_eventgrid_topic.alerts[*].endpoint))

  # Those of people have only what pages: docs/azure.md says what page is.
  subscriptions = merge(
    { pages = { paging = true, url = null, account_id = azurerm_storage_account.state.id, queue = azurerm_storage_queue.pages.name } },
    { for name, url in var.alert_https_endpoints : "https-${name}" => { paging = true, url = url, account_id = null, queue = null } },
    { for name, queue in var.alert_queues : "queue-${name}" => { paging = false, url = null, account_id = queue.account_id, queue = queue.name } },
  )
}

resource "azurerm_eventgrid_topic" "alerts" {
  # checkov:skip=CKV_AZURE_193: the function reaches it from outside of any network; nobody publishes without a role
  count = var.existing_topic == null ? 1 : 0

  name                = "${var.name_prefix}-alerts-${local.unique}"
  resource_group_name = local.group
  location            = var.location
  input_schema        = "CloudEventSchemaV1_0"
  local_auth_enabled  = false
  tags                = local.tags

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_eventgrid_event_subscription" "alerts" {
  for_each = local.subscriptions

  name                                 = "${var.name_prefix}-${each.key}"
  scope                                = local.topic_id
  event_delivery_schema                = "CloudEventSchemaV1_0"
  advanced_filtering_on_arrays_enabled = false

  dynamic "storage_queue_endpoint" {
    for_each = each.value.queue == null ? [] : [each.value]
    content {
      storage_account_id = storage_queue_endpoint.value.account_id
      queue_name         = storage_queue_endpoint.value.queue
    }
  }

  dynamic "webhook_endpoint" {
    for_each = each.value.url == null ? [] : [each.value.url]
    content {
      url = webhook_endpoint.value
    }
  }

  dynamic "advanced_filter" {
    for_each = each.value.paging ? [["yes"]] : []
    content {
      string_in {
        key    = "page"
        values = advanced_filter.value
      }
    }
  }

  retry_policy {
    max_delivery_attempts = 30
    event_time_to_live    = 1440
  }

  storage_blob_dead_letter_destination {
    storage_account_id          = azurerm_storage_account.host.id
    storage_blob_container_name = azurerm_storage_container.undelivered.name
  }

  # The account takes no keys.
  dead_letter_identity {
    type = "SystemAssigned"
  }

  dynamic "delivery_identity" {
    for_each = each.value.queue == null ? [] : ["SystemAssigned"]
    content {
      type = delivery_identity.value
    }
  }

  depends_on = [azurerm_role_assignment.topic]
}

# What pages, to be read; the alarm "page" rings when something comes.
resource "azurerm_storage_queue" "pages" {
  name               = "pages"
  storage_account_id = azurerm_storage_account.state.id
}

# Alerts that a subscriber did not take.
resource "azurerm_storage_container" "undelivered" {
  # checkov:skip=CKV2_AZURE_21: an alarm says when there is something in it
  name                  = "undelivered"
  storage_account_id    = azurerm_storage_account.host.id
  container_access_type = "private"
}
