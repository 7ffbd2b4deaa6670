# Written by TerraformSettingsTest from what the function itself reads its settings by, the same for each cloud;
# -Dsettings.update=true writes it anew. What is not set is left to the function's own default.

variable "training_days" {
  description = "training.days: how far back the baseline looks; what was last done before is forgotten. A monthly job needs 35. Default: 30."
  type        = number
  default     = null
  validation {
    condition     = var.training_days == null ? true : var.training_days >= 7 && var.training_days <= 62 && floor(var.training_days) == var.training_days
    error_message = "A whole number from 7 to 62."
  }
}

variable "activation_days" {
  description = "activation.days: on so many days of the training period a cluster must have had events before anything is alerted. Less than `training.days`; not set, it is one less than that at most. Default: 14."
  type        = number
  default     = null
  validation {
    condition     = var.activation_days == null ? true : var.activation_days >= 1 && var.activation_days <= 61 && floor(var.activation_days) == var.activation_days
    error_message = "A whole number from 1 to 61."
  }
  validation {
    condition     = var.activation_days == null ? true : var.activation_days < (var.training_days == null ? 30 : var.training_days)
    error_message = "Less than training_days."
  }
}

variable "dedup_days" {
  description = "dedup.days: how long an alert keeps others of its cause quiet. Default: 5."
  type        = number
  default     = null
  validation {
    condition     = var.dedup_days == null ? true : var.dedup_days >= 1 && var.dedup_days <= 30 && floor(var.dedup_days) == var.dedup_days
    error_message = "A whole number from 1 to 30."
  }
}

variable "learning_days" {
  description = "learning.days: how long a new account is only learned, but for first-seen resources, what is sensitive, changes in the control plane's namespaces and pods in two places. Default: 3."
  type        = number
  default     = null
  validation {
    condition     = var.learning_days == null ? true : var.learning_days >= 0 && var.learning_days <= 14 && floor(var.learning_days) == var.learning_days
    error_message = "A whole number from 0 to 14."
  }
}

variable "breaker_account_alerts" {
  description = "breaker.account_alerts: after so many alerts in 24 hours an account is only counted: a notice says so, and only what would page is still told. Default: 100."
  type        = number
  default     = null
  validation {
    condition     = var.breaker_account_alerts == null ? true : var.breaker_account_alerts >= 1 && var.breaker_account_alerts <= 1000 && floor(var.breaker_account_alerts) == var.breaker_account_alerts
    error_message = "A whole number from 1 to 1000."
  }
}

variable "breaker_alerts" {
  description = "breaker.alerts: after so many alerts in 24 hours a cluster is only counted, and a notice says so. Default: 5000."
  type        = number
  default     = null
  validation {
    condition     = var.breaker_alerts == null ? true : var.breaker_alerts >= 1 && var.breaker_alerts <= 1000000 && floor(var.breaker_alerts) == var.breaker_alerts
    error_message = "A whole number from 1 to 1000000."
  }
}

variable "system_namespaces" {
  description = "system.namespaces: more namespaces of the control plane, beside `kube-system`, `kube-public`, `kube-node-lease` and `gke-*`: what reaches into them is graver. Default: none."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for name in var.system_namespaces : can(regex("^[^,\\s]+$", name))])
    error_message = "Names without commas and spaces."
  }
}

variable "families_apart" {
  description = "families.apart: namespaces that are each judged by themselves although their names differ in numbers or random parts only, such as those of tenants. Default: none."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for name in var.families_apart : can(regex("^[^,\\s]+$", name))])
    error_message = "Names without commas and spaces."
  }
}

variable "severity_first_seen_resource" {
  description = "severity.first_seen_resource: severity of the alert 'A Kubernetes service account executed an API call on a first-seen resource'; off: nobody is told, but such calls are learned and counted as muted. Default: low."
  type        = string
  default     = null
  validation {
    condition     = var.severity_first_seen_resource == null ? true : contains(["informational", "low", "medium", "high", "critical", "off"], var.severity_first_seen_resource)
    error_message = "One of informational, low, medium, high, critical, off."
  }
}

variable "severity_unusual_sensitive_resource" {
  description = "severity.unusual_sensitive_resource: severity of the alert 'A Kubernetes service account executed an API call on an unusual sensitive resource'; off: nobody is told, but such calls are learned and counted as muted. Default: low."
  type        = string
  default     = null
  validation {
    condition     = var.severity_unusual_sensitive_resource == null ? true : contains(["informational", "low", "medium", "high", "critical", "off"], var.severity_unusual_sensitive_resource)
    error_message = "One of informational, low, medium, high, critical, off."
  }
}

variable "severity_unusual_modification" {
  description = "severity.unusual_modification: severity of the alert 'A Kubernetes service account executed an unusual modification API call'; off: nobody is told, but such calls are learned and counted as muted. Default: informational."
  type        = string
  default     = null
  validation {
    condition     = var.severity_unusual_modification == null ? true : contains(["informational", "low", "medium", "high", "critical", "off"], var.severity_unusual_modification)
    error_message = "One of informational, low, medium, high, critical, off."
  }
}

variable "severity_unusual_resource" {
  description = "severity.unusual_resource: severity of the alert 'A Kubernetes service account executed an API call on an unusual resource'; off: nobody is told, but such calls are learned and counted as muted. Default: informational."
  type        = string
  default     = null
  validation {
    condition     = var.severity_unusual_resource == null ? true : contains(["informational", "low", "medium", "high", "critical", "off"], var.severity_unusual_resource)
    error_message = "One of informational, low, medium, high, critical, off."
  }
}

variable "severity_unusual_api_call" {
  description = "severity.unusual_api_call: severity of the alert 'A Kubernetes service account executed an unusual API call'; off: nobody is told, but such calls are learned and counted as muted. Default: informational."
  type        = string
  default     = null
  validation {
    condition     = var.severity_unusual_api_call == null ? true : contains(["informational", "low", "medium", "high", "critical", "off"], var.severity_unusual_api_call)
    error_message = "One of informational, low, medium, high, critical, off."
  }
}

variable "severity_unusual_client" {
  description = "severity.unusual_client: severity of the alert 'A Kubernetes service account was used by an unusual client'; off: nobody is told, but such calls are learned and counted as muted. Default: informational."
  type        = string
  default     = null
  validation {
    condition     = var.severity_unusual_client == null ? true : contains(["informational", "low", "medium", "high", "critical", "off"], var.severity_unusual_client)
    error_message = "One of informational, low, medium, high, critical, off."
  }
}

variable "sensitive_add" {
  description = "sensitive.add: calls that are sensitive beside those of the list. Default: none."
  type = list(object({
    id         = string
    resources  = list(string)
    verbs      = list(string)
    reason     = string
    reach      = optional(list(string))
    names      = optional(list(string))
    namespace  = optional(string)
    namespaces = optional(string)
    source     = optional(string)
  }))
  default = []
  validation {
    condition     = alltrue([for entry in var.sensitive_add : alltrue([for text in [entry.id, entry.reason] : trimspace(text) != ""])])
    error_message = "No needed text is empty."
  }
}

variable "sensitive_remove" {
  description = "sensitive.remove: entries of the sensitive list to leave out. Default: none."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for name in var.sensitive_remove : can(regex("^[^,\\s]+$", name))])
    error_message = "Names without commas and spaces."
  }
}

variable "mute_rules" {
  description = "mute.rules: unusual calls that nobody wants to be told of: learned and counted, not published. Default: none."
  type = list(object({
    service_account = optional(string)
    resource        = optional(string)
    variation       = optional(string)
    cluster         = optional(string)
    reason          = string
    expires         = string
  }))
  default = []
  validation {
    condition     = alltrue([for entry in var.mute_rules : alltrue([for text in [entry.reason, entry.expires] : trimspace(text) != ""])])
    error_message = "No needed text is empty."
  }
  validation {
    condition     = alltrue([for rule in var.mute_rules : rule.service_account != null || rule.resource != null])
    error_message = "A rule names service_account or resource."
  }
  validation {
    condition     = alltrue([for rule in var.mute_rules : can(formatdate("YYYY", "${rule.expires}T00:00:00Z"))])
    error_message = "expires is a day, such as 2026-12-31."
  }
  validation {
    condition     = alltrue([for rule in var.mute_rules : rule.variation == null ? true : contains(["first_seen_resource", "unusual_sensitive_resource", "unusual_modification", "unusual_resource", "unusual_api_call", "unusual_client"], rule.variation)])
    error_message = "variation is one of those that have a severity_ variable."
  }
}

locals {
  # The environment's part that is settings.
  settings = { for name, value in {
    SAWATCH_TRAINING_DAYS                       = tostring(var.training_days)
    SAWATCH_ACTIVATION_DAYS                     = tostring(var.activation_days)
    SAWATCH_DEDUP_DAYS                          = tostring(var.dedup_days)
    SAWATCH_LEARNING_DAYS                       = tostring(var.learning_days)
    SAWATCH_BREAKER_ACCOUNT_ALERTS              = tostring(var.breaker_account_alerts)
    SAWATCH_BREAKER_ALERTS                      = tostring(var.breaker_alerts)
    SAWATCH_SYSTEM_NAMESPACES                   = join(",", var.system_namespaces)
    SAWATCH_FAMILIES_APART                      = join(",", var.families_apart)
    SAWATCH_SEVERITY_FIRST_SEEN_RESOURCE        = var.severity_first_seen_resource
    SAWATCH_SEVERITY_UNUSUAL_SENSITIVE_RESOURCE = var.severity_unusual_sensitive_resource
    SAWATCH_SEVERITY_UNUSUAL_MODIFICATION       = var.severity_unusual_modification
    SAWATCH_SEVERITY_UNUSUAL_RESOURCE           = var.severity_unusual_resource
    SAWATCH_SEVERITY_UNUSUAL_API_CALL           = var.severity_unusual_api_call
    SAWATCH_SEVERITY_UNUSUAL_CLIENT             = var.severity_unusual_client
    SAWATCH_SENSITIVE_ADD                       = length(var.sensitive_add) == 0 ? "" : jsonencode([for entry in var.sensitive_add : { for key, field in entry : key => field if field != null }])
    SAWATCH_SENSITIVE_REMOVE                    = join(",", var.sensitive_remove)
    SAWATCH_MUTE_RULES                          = length(var.mute_rules) == 0 ? "" : jsonencode([for entry in var.mute_rules : { for key, field in entry : key => field if field != null }])
  } : name => value if value != null && value != "" }
}
