# Everything at once: two clusters, one by the cheaper category, every kind of subscriber, and settings.

provider "azurerm" {
  features {}
  storage_use_azuread = true
}

module "sawatch" {
  source = "../.."

  location    = "westeurope"
  name_prefix = "sawatch-prod"
  tags        = { team = "platform-security" }

  clusters = {
    prod-eu = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod-eu" }
    # Its reads are not watched.
    prod-batch = {
      id       = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/batch/providers/Microsoft.ContainerService/managedClusters/prod-batch"
      category = "kube-audit-admin"
    }
  }

  partitions             = 8
  max_throughput_units   = 10
  memory_mb              = 4096
  java_arguments         = "-XX:TieredStopAtLevel=1"
  always_ready_instances = 2
  zone_redundant         = true

  alert_emails                   = ["on-call@example.com"]
  alert_https_endpoints          = { on-call = "https://events.example.com/sawatch" }
  alert_queues                   = { digest = { account_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/shopdigest", name = "digest" } }
  existing_page_action_group_ids = ["/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/shop/providers/Microsoft.Insights/actionGroups/chat"]
  alarm_emails                   = ["platform@example.com"]

  training_days             = 35
  severity_unusual_resource = "low"
  system_namespaces         = ["istio-system", "platform-*"]
  families_apart            = ["tenant-*"]
  mute_rules = [{
    service_account = "ci/*"
    resource        = "secrets"
    reason          = "reads its own credentials by name"
    expires         = "2026-12-31"
  }]
  sensitive_add = [{
    id        = "widgets-read"
    resources = ["example.com/widgets"]
    verbs     = ["get", "list"]
    reason    = "Widgets hold licence keys."
  }]
}
