data "azurerm_client_config" "this" {}

locals {
  subscription = data.azurerm_client_config.this.subscription_id
  group        = coalesce(var.existing_resource_group_name, one(azurerm_resource_group.this[*].name))

  tags = merge({ application = "sawatch" }, var.tags)

  # Some names are the whole world's.
  unique = substr(sha1("${local.subscription}/${var.location}/${var.name_prefix}"), 0, 8)
  # Of a storage account; two letters more make it whole.
  account = "${substr(replace(var.name_prefix, "-", ""), 0, 14)}${local.unique}"
}

resource "azurerm_resource_group" "this" {
  count = var.existing_resource_group_name == null ? 1 : 0

  name     = var.name_prefix
  location = var.location
  tags     = local.tags
}
