variable "project" {
  description = "The project in which Sawatch is."
  type        = string
}

variable "region" {
  description = "The region of the function and, where nothing else is said, of its database."
  type        = string
}

variable "clusters" {
  description = "The GKE clusters, by name. An empty object takes the defaults: project is the cluster's, if it is another one; location tells clusters of one name apart; filter replaces that of the module for one cluster; create_sink = false leaves the sink to you, such as one of the whole organization."
  type = map(object({
    project     = optional(string)
    location    = optional(string)
    filter      = optional(string)
    create_sink = optional(bool, true)
  }))

  validation {
    condition     = alltrue([for cluster in keys(var.clusters) : can(regex("^[a-z][a-z0-9-]{0,39}$", cluster))])
    error_message = "Names of GKE clusters: up to 40 lower case letters, digits and hyphens."
  }
}

variable "filter" {
  description = "The sinks' filter, but for the cluster's name. By default every call of a service account and in the name of one, and every entry that was split. What it leaves out is never seen."
  type        = string
  default     = null
}

variable "package" {
  description = "The function's zip. By default the one that ./build made."
  type        = string
  default     = null
}

variable "name_prefix" {
  description = "What the name of everything begins with, and the function's own name."
  type        = string
  default     = "sawatch"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name_prefix))
    error_message = "2 to 20 lower case letters, digits and hyphens, a letter first: names of service accounts are short."
  }
}

variable "tags" {
  description = "Labels of everything that takes some."
  type        = map(string)
  default     = {}
}

variable "manage_audit_config" {
  description = "Switches on the project's Data Access log of Kubernetes, without which reads are not seen; clusters of other projects need it there. It replaces what else is set for container.googleapis.com in the project, so it is off unless you say so."
  type        = bool
  default     = false
}

# Function

variable "runtime" {
  description = "Java of the function: java21 or java25."
  type        = string
  default     = "java21"

  validation {
    condition     = contains(["java21", "java25"], var.runtime)
    error_message = "java21 or java25."
  }
}

variable "memory_mb" {
  description = "256 MB of heap are enough, the JVM needs memory beside its heap, and Cloud Run's files are in memory, too."
  type        = number
  default     = 1024

  validation {
    condition     = var.memory_mb >= 512 && var.memory_mb <= 4096
    error_message = "512 to 4096 MB: what one processor may have."
  }
}

variable "timeout_seconds" {
  description = "A throttling database is asked several times, with growing pauses; 120 seconds leave room for that."
  type        = number
  default     = 120

  validation {
    condition     = var.timeout_seconds >= 60 && var.timeout_seconds <= 540
    error_message = "60 to 540 seconds: Pub/Sub waits for 600 at most."
  }
}

variable "concurrency" {
  description = "Requests at once in an instance. What comes while a batch is processed is the next batch together, so many requests cost little more than one."
  type        = number
  default     = 80

  validation {
    condition     = var.concurrency >= 1 && var.concurrency <= 1000
    error_message = "1 to 1000."
  }
}

variable "max_instances" {
  description = "Instances at most. Few with large batches lose fewer races for a record, and what each has read it need not read again; what waits is kept for 7 days."
  type        = number
  default     = 4

  validation {
    condition     = var.max_instances >= 1 && var.max_instances <= 100
    error_message = "1 to 100."
  }
}

variable "min_instances" {
  description = "Instances that are always there. None costs nothing while nothing comes; one saves the cold start, and what it has learned is not read again."
  type        = number
  default     = 0
}

variable "delivery_attempts" {
  description = "How often an entry is pushed before it goes to the lost topic. With up to 10 minutes between two tries, 100 last for many hours of an outage."
  type        = number
  default     = 100

  validation {
    condition     = var.delivery_attempts >= 5 && var.delivery_attempts <= 100
    error_message = "5 to 100."
  }
}

variable "build_service_account" {
  description = "The service account of the build, as projects/PROJECT/serviceAccounts/EMAIL. By default Cloud Build's own."
  type        = string
  default     = null
}

variable "database_location" {
  description = "The location of the database. By default the region; a multi-region such as eur3 costs twice as much."
  type        = string
  default     = null
}

variable "deletion_protection" {
  description = "Keeps the database of what was learned when the rest is destroyed; set it to false and apply before you remove Sawatch. Without its database it learns for 14 days anew."
  type        = bool
  default     = true
}

# Alerts

variable "alert_emails" {
  description = "Who gets an e-mail when an alert pages."
  type        = list(string)
  default     = []
}

variable "alert_https_endpoints" {
  description = "HTTPS endpoints of on-call services, by a name of yours, which get each alert that pages."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for endpoint in values(var.alert_https_endpoints) : startswith(endpoint, "https://")])
    error_message = "Endpoints begin with https://."
  }
}

variable "alert_queues" {
  description = "Names of subscriptions that get all alerts, to be pulled."
  type        = list(string)
  default     = []
}

variable "existing_page_channels" {
  description = "Notification channels of yours, such as of Google Chat or Slack, that are told when an alert pages: projects/PROJECT/notificationChannels/ID."
  type        = list(string)
  default     = []
}

# Alarms

variable "create_alarms" {
  description = "Makes alarms of everything that keeps Sawatch from seeing or telling, and the one that says that an alert pages."
  type        = bool
  default     = true

  validation {
    condition     = var.create_alarms || length(var.alert_emails) == 0
    error_message = "E-mails are sent by an alarm: create_alarms must be true."
  }
}

variable "alarm_emails" {
  description = "Who gets an e-mail for each alarm."
  type        = list(string)
  default     = []
}

variable "existing_alarm_channels" {
  description = "Notification channels of yours for alarms."
  type        = list(string)
  default     = []
}

variable "lag_alarm_minutes" {
  description = "How old an entry may grow before an alarm says so."
  type        = number
  default     = 15
}

variable "create_dashboard" {
  description = "Makes a dashboard of the summary line's metrics."
  type        = bool
  default     = true
}

# What is yours already

variable "existing_service_account_email" {
  description = "A service account for the function; it is given the rights it needs."
  type        = string
  default     = null
}

variable "existing_kms_key" {
  description = "A key of yours for database, topics, package and function: projects/P/locations/L/keyRings/R/cryptoKeys/K. The README says whom it must let use it. By default Google's own keys encrypt them."
  type        = string
  default     = null
}

variable "existing_database" {
  description = "The name of a Firestore database of the project."
  type        = string
  default     = null
}

variable "existing_topic_id" {
  description = "A topic of the project for the alerts: projects/PROJECT/topics/NAME."
  type        = string
  default     = null
}

variable "existing_audit_topic_id" {
  description = "A topic to which the audit log goes: projects/PROJECT/topics/NAME."
  type        = string
  default     = null
}

variable "existing_bucket_name" {
  description = "A bucket for the function's package."
  type        = string
  default     = null
}
