variable "location" {
  description = "The region of everything. A cluster can send only to an event hub of its own region: deploy the module in each."
  type        = string
}

variable "clusters" {
  description = "The AKS clusters, by a name of yours. id is the cluster's resource id; category replaces log_category for one cluster; create_diagnostic_setting = false leaves the setting to you."
  type = map(object({
    id                        = string
    category                  = optional(string)
    create_diagnostic_setting = optional(bool, true)
  }))

  validation {
    condition     = alltrue([for cluster in values(var.clusters) : can(regex("(?i)^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.ContainerService/managedClusters/[^/]+$", cluster.id))])
    error_message = "Resource ids of AKS clusters: /subscriptions/.../managedClusters/NAME."
  }
}

variable "log_category" {
  description = "kube-audit has every call. kube-audit-admin is cheaper, for it has no get and list: reads of secrets are not in it, and nobody will be told of them. Azure offers no finer filter."
  type        = string
  default     = "kube-audit"

  validation {
    condition     = contains(["kube-audit", "kube-audit-admin"], var.log_category)
    error_message = "kube-audit or kube-audit-admin, and not both: each write would come twice."
  }
}

variable "package" {
  description = "The function's zip. By default the one that ./build made."
  type        = string
  default     = null
}

variable "name_prefix" {
  description = "What the name of everything begins with."
  type        = string
  default     = "sawatch"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", var.name_prefix))
    error_message = "3 to 24 lower case letters, digits and hyphens, a letter first and no hyphen last."
  }
}

variable "tags" {
  description = "Tags of everything that takes some."
  type        = map(string)
  default     = {}
}

# Function

variable "runtime_version" {
  description = "Java of the function. Whether the Flex Consumption plan takes 25 was not confirmed."
  type        = string
  default     = "21"

  validation {
    condition     = contains(["21", "25"], var.runtime_version)
    error_message = "21 or 25."
  }
}

variable "memory_mb" {
  description = "256 MB of heap are enough, and the JVM and Azure's host need memory beside it: 2048 is the plan's middle size."
  type        = number
  default     = 2048

  validation {
    condition     = contains([512, 2048, 4096], var.memory_mb)
    error_message = "512, 2048 or 4096 MB."
  }
}

variable "max_instances" {
  description = "Instances at most. There are never more than partitions."
  type        = number
  default     = 40

  validation {
    condition     = var.max_instances >= 1 && var.max_instances <= 1000
    error_message = "1 to 1000."
  }
}

variable "always_ready_instances" {
  description = "Instances that are always there. None costs nothing while nothing comes; one saves the cold start, and what it has learned is not read again."
  type        = number
  default     = 0
}

variable "java_arguments" {
  description = "Options of the JVM. -XX:TieredStopAtLevel=1 nearly halves the cold start and makes long work slower."
  type        = string
  default     = null
}

variable "zone_redundant" {
  description = "Spreads instances over the region's zones, which needs two of them that are always ready."
  type        = bool
  default     = false

  validation {
    condition     = !var.zone_redundant || var.always_ready_instances >= 2
    error_message = "always_ready_instances must be at least 2."
  }
}

variable "log_retention_days" {
  description = "How long the summary lines are kept."
  type        = number
  default     = 90
}

variable "storage_replication" {
  description = "Copies of the state: ZRS has them in three zones. LRS where a region has no zones."
  type        = string
  default     = "ZRS"

  validation {
    condition     = contains(["LRS", "ZRS", "GZRS", "GRS"], var.storage_replication)
    error_message = "LRS, ZRS, GRS or GZRS."
  }
}

variable "deletion_protection" {
  description = "Locks the state's storage account against deletion; set it to false and apply before you remove Sawatch. Without its table it learns for 14 days anew."
  type        = bool
  default     = true
}

# Event hub

variable "partitions" {
  description = "Partitions of the event hub, which are instances at most: few see more of a pod's calls and lose fewer races for a record. It cannot be changed later."
  type        = number
  default     = 4

  validation {
    condition     = var.partitions >= 1 && var.partitions <= 32
    error_message = "1 to 32."
  }
}

variable "retention_hours" {
  description = "How long the event hub keeps what is not read: an outage may last as long, so it is the most that there is. 84 GB for each throughput unit are in its price."
  type        = number
  default     = 168

  validation {
    condition     = var.retention_hours >= 24 && var.retention_hours <= 168
    error_message = "24 to 168 hours."
  }
}

variable "max_throughput_units" {
  description = "Up to how many throughput units the event hub takes by itself: each is 1 MB a second in."
  type        = number
  default     = 4

  validation {
    condition     = var.max_throughput_units >= 1 && var.max_throughput_units <= 40
    error_message = "1 to 40."
  }
}

# Alerts

variable "alert_emails" {
  description = "Who gets an e-mail when an alert pages."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.alert_emails) == 0 || var.create_alarms
    error_message = "E-mails are sent by an alarm: create_alarms must be true."
  }
}

variable "alert_https_endpoints" {
  description = "HTTPS endpoints of on-call services, by a name of yours, which get each alert that pages. Each must answer Event Grid's validation."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for endpoint in values(var.alert_https_endpoints) : startswith(endpoint, "https://")])
    error_message = "Endpoints begin with https://."
  }
}

variable "alert_queues" {
  description = "Storage queues that get all alerts, by a name of yours: the resource id of the account, and the queue's name. The topic is given the right to send to them."
  type        = map(object({ account_id = string, name = string }))
  default     = {}
}

variable "existing_page_action_group_ids" {
  description = "Action groups of yours, such as one that posts to a chat channel, that are told when an alert pages."
  type        = list(string)
  default     = []
}

# Alarms

variable "create_alarms" {
  description = "Makes alarms of everything that keeps Sawatch from seeing or telling, and the one that says that an alert pages."
  type        = bool
  default     = true
}

variable "alarm_emails" {
  description = "Who gets an e-mail for each alarm."
  type        = list(string)
  default     = []
}

variable "existing_alarm_action_group_ids" {
  description = "Action groups of yours for alarms."
  type        = list(string)
  default     = []
}

variable "lag_alarm_minutes" {
  description = "How long nobody may read what comes before an alarm says so."
  type        = number
  default     = 15

  validation {
    condition     = contains([5, 15, 30], var.lag_alarm_minutes)
    error_message = "5, 15 or 30: metric alerts have no other windows below an hour."
  }
}

variable "create_dashboard" {
  description = "Makes a workbook of the summary line's metrics."
  type        = bool
  default     = true
}

# What is yours already

variable "existing_resource_group_name" {
  description = "A resource group in the location."
  type        = string
  default     = null
}

variable "existing_identity" {
  description = "A user-assigned identity for the function; it is given the roles it needs."
  type        = object({ id = string, client_id = string, principal_id = string })
  default     = null
}

variable "existing_table" {
  description = "A table of a storage account or of Cosmos DB for Table: the endpoint of its tables, its name, and the resource id on which the function gets its role. For Cosmos DB, whose roles are its own, give the function its built-in data contributor yourself."
  type        = object({ endpoint = string, name = string, id = string })
  default     = null
}

variable "existing_eventhub" {
  description = "An event hub to which the audit log goes, and the rule of its namespace by which diagnostic settings send."
  type        = object({ namespace_id = string, namespace_name = string, resource_group_name = string, name = string, authorization_rule_id = string })
  default     = null
}

variable "existing_topic" {
  description = "A topic of Event Grid with the schema CloudEvents 1.0 for the alerts. It needs a system-assigned identity that may write into the container undelivered and send to the queues."
  type        = object({ id = string, endpoint = string })
  default     = null
}

variable "existing_workspace_id" {
  description = "A Log Analytics workspace for the function's log."
  type        = string
  default     = null
}
