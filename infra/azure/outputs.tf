output "function_name" {
  description = "The function app's name."
  value       = azurerm_function_app_flex_consumption.this.name
}

output "resource_group_name" {
  description = "The resource group of everything."
  value       = local.group
}

output "eventhub_id" {
  description = "Where the audit log goes; for diagnostic settings that you make yourself."
  value       = local.eventhub_id
}

output "table" {
  description = "The table of what was learned: its account's endpoint and its name."
  value       = { endpoint = local.table_endpoint, name = local.table }
}

output "topic_id" {
  description = "Where alerts are published."
  value       = local.topic_id
}

output "state_account_name" {
  description = "The storage account with the table and the queues rejected (records that could not be read) and pages (what pages)."
  value       = azurerm_storage_account.state.name
}

output "host_account_name" {
  description = "The storage account with the container undelivered (alerts that a subscriber did not take)."
  value       = azurerm_storage_account.host.name
}

output "principal_id" {
  description = "Who the function is."
  value       = local.principal_id
}
