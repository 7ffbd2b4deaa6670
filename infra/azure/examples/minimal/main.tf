provider "azurerm" {
  features {}
  storage_use_azuread = true
}

module "sawatch" {
  source = "../.."

  location     = "westeurope"
  clusters     = { prod = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod" } }
  alert_emails = ["on-call@example.com"]
  alarm_emails = ["platform@example.com"]
}
