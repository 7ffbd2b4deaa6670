locals {
  package = coalesce(var.package, "${path.module}/../../azure-function/target/sawatch-azure.zip")

  java = { for arguments in compact([var.java_arguments]) : "languageWorkers__java__arguments" => arguments }

  environment = merge(local.settings, local.java, {
    SAWATCH_TABLE_ENDPOINT   = local.table_endpoint
    SAWATCH_TABLE            = local.table
    SAWATCH_TOPIC_ENDPOINT   = local.topic_endpoint
    SAWATCH_REJECT_QUEUE_URL = "${trimsuffix(azurerm_storage_account.state.primary_queue_endpoint, "/")}/${azurerm_storage_queue.rejected.name}"

    EVENTHUB_NAME           = local.eventhub
    EVENTHUB_CONSUMER_GROUP = azurerm_eventhub_consumer_group.function.name

    # All of it by the one identity; without its client id the platform would try one that is not there.
    AZURE_CLIENT_ID                             = local.client_id
    EventHubConnection__fullyQualifiedNamespace = "${local.eventhub_namespace}.servicebus.windows.net"
    EventHubConnection__credential              = "managedidentity"
    EventHubConnection__clientId                = local.client_id
    AzureWebJobsStorage__accountName            = azurerm_storage_account.host.name
    AzureWebJobsStorage__credential             = "managedidentity"
    AzureWebJobsStorage__clientId               = local.client_id
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING   = "Authorization=AAD;ClientId=${local.client_id}"
  })
}

resource "azurerm_service_plan" "this" {
  # checkov:skip=CKV_AZURE_212: the Flex Consumption plan scales by itself
  # checkov:skip=CKV_AZURE_225: Flex Consumption has zones where var.zone_redundant says so
  name                   = var.name_prefix
  resource_group_name    = local.group
  location               = var.location
  os_type                = "Linux"
  sku_name               = "FC1"
  zone_balancing_enabled = var.zone_redundant
  tags                   = local.tags
}

resource "azurerm_function_app_flex_consumption" "this" {
  # checkov:skip=CKV_AZURE_221: nothing is served over HTTP; the address is how the package is deployed
  name                = "${var.name_prefix}-${local.unique}"
  resource_group_name = local.group
  location            = var.location
  service_plan_id     = azurerm_service_plan.this.id

  runtime_name                                   = "java"
  runtime_version                                = var.runtime_version
  instance_memory_in_mb                          = var.memory_mb
  maximum_instance_count                         = var.max_instances
  https_only                                     = true
  webdeploy_publish_basic_authentication_enabled = false

  storage_container_type            = "blobContainer"
  storage_container_endpoint        = "${azurerm_storage_account.host.primary_blob_endpoint}${azurerm_storage_container.package.name}"
  storage_authentication_type       = "UserAssignedIdentity"
  storage_user_assigned_identity_id = local.identity_id

  zip_deploy_file = local.package
  app_settings    = local.environment

  identity {
    type         = "UserAssigned"
    identity_ids = [local.identity_id]
  }

  site_config {
    application_insights_connection_string = azurerm_application_insights.this.connection_string
    minimum_tls_version                    = "1.2"
    scm_minimum_tls_version                = "1.2"
  }

  dynamic "always_ready" {
    for_each = var.always_ready_instances > 0 ? [var.always_ready_instances] : []
    content {
      name           = "function:audit"
      instance_count = always_ready.value
    }
  }

  tags = local.tags

  # It reads its package and its leases by these.
  depends_on = [azurerm_role_assignment.function]
}

resource "azurerm_log_analytics_workspace" "this" {
  count = var.existing_workspace_id == null ? 1 : 0

  name                         = var.name_prefix
  resource_group_name          = local.group
  location                     = var.location
  sku                          = "PerGB2018"
  retention_in_days            = var.log_retention_days
  local_authentication_enabled = false
  tags                         = local.tags
}

resource "azurerm_application_insights" "this" {
  name                         = var.name_prefix
  resource_group_name          = local.group
  location                     = var.location
  application_type             = "java"
  workspace_id                 = coalesce(var.existing_workspace_id, one(azurerm_log_analytics_workspace.this[*].id))
  retention_in_days            = var.log_retention_days
  local_authentication_enabled = false
  tags                         = local.tags
}

# The host's leases and checkpoints, the package, and alerts that nobody took.
resource "azurerm_storage_account" "host" {
  # checkov:skip=CKV_AZURE_43: the name is made in main.tf, of 22 lower case letters and digits at most
  # checkov:skip=CKV2_AZURE_1: encrypted by Microsoft's keys
  # checkov:skip=CKV2_AZURE_33: a private endpoint needs a network of yours
  # checkov:skip=CKV_AZURE_59: the function reaches it from outside of any network; nobody gets in without a role
  # checkov:skip=CKV_AZURE_206: copies in three zones outlive a data centre, and the state does not leave its region
  # checkov:skip=CKV_AZURE_33: who reads and writes the queues is in the diagnostic logs of a workspace of yours
  # checkov:skip=CKV2_AZURE_38: containers and blobs hold nothing that is not made again
  name                            = "${local.account}ho"
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
  tags                            = local.tags

  sas_policy {
    expiration_period = "01.00:00:00"
  }
}

resource "azurerm_storage_container" "package" {
  # checkov:skip=CKV2_AZURE_21: it holds the function's package, which only the function reads
  name                  = "package"
  storage_account_id    = azurerm_storage_account.host.id
  container_access_type = "private"
}
