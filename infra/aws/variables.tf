variable "clusters" {
  description = "The EKS clusters of this account and region, by name; their audit log must be switched on. An empty object takes the defaults: filter_pattern replaces that of the module for one cluster; create_subscription = false leaves the subscription to you, such as where both of a log group's two are taken and one goes to the alias from an account policy."
  type = map(object({
    filter_pattern      = optional(string)
    create_subscription = optional(bool, true)
  }))

  validation {
    condition     = alltrue([for cluster in keys(var.clusters) : can(regex("^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$", cluster))])
    error_message = "Names of EKS clusters: up to 100 letters, digits, hyphens and underscores."
  }
}

variable "filter_pattern" {
  description = "The subscriptions' filter pattern. By default every event that names a service account, and every one that was cut off. What it leaves out is never seen."
  type        = string
  default     = null
}

variable "package" {
  description = "The function's jar. By default the one that ./build made."
  type        = string
  default     = null
}

variable "name_prefix" {
  description = "What the name of everything begins with, and the function's own name."
  type        = string
  default     = "sawatch"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,30}$", var.name_prefix))
    error_message = "2 to 31 lower case letters, digits and hyphens, a letter first."
  }
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}

# Function

variable "runtime" {
  description = "Lambda's Java: the newest that every version of the provider knows is java21. java25 needs version 6 of the provider."
  type        = string
  default     = "java21"

  validation {
    condition     = contains(["java21", "java25"], var.runtime)
    error_message = "java21 or java25."
  }
}

variable "architecture" {
  description = "arm64 costs a fifth less than x86_64 and runs the same jar."
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "arm64 or x86_64."
  }
}

variable "snap_start" {
  description = "Starts instances from a snapshot, which costs nothing for Java. Off only where the region has none."
  type        = bool
  default     = true
}

variable "memory_mb" {
  description = "256 MB of heap are enough for batches of 10,000 events, and the JVM needs memory beside its heap. More also means more processor."
  type        = number
  default     = 512

  validation {
    condition     = var.memory_mb >= 384 && var.memory_mb <= 10240
    error_message = "384 to 10240 MB."
  }
}

variable "timeout_seconds" {
  description = "A throttling table is asked six times, with growing pauses; 120 seconds leave room for that."
  type        = number
  default     = 120

  validation {
    condition     = var.timeout_seconds >= 60 && var.timeout_seconds <= 900
    error_message = "60 to 900 seconds."
  }
}

variable "reserved_concurrency" {
  description = "Instances at most, and kept free for Sawatch. Few with large batches lose fewer races for a record, and each sees more of a pod's calls; what waits is kept for 6 hours. -1 reserves none: for accounts that have few instances in all."
  type        = number
  default     = 5

  validation {
    condition     = var.reserved_concurrency == -1 || var.reserved_concurrency >= 1
    error_message = "-1 for none, or at least 1: 0 would give up every batch."
  }
}

variable "log_retention_days" {
  description = "How long the summary lines are kept."
  type        = number
  default     = 90
}

variable "deletion_protection" {
  description = "Keeps the table of what was learned when the rest is destroyed; set it to false and apply before you remove Sawatch. Without its table it learns for 14 days anew."
  type        = bool
  default     = true
}

# Kinesis between log and function

variable "create_stream" {
  description = "Sends the log through a Kinesis stream, which keeps the order within each log stream and can be read again from any time of its retention."
  type        = bool
  default     = false

  validation {
    condition     = !(var.create_stream && var.existing_stream_arn != null)
    error_message = "create_stream and existing_stream_arn exclude each other."
  }
}

variable "existing_stream_arn" {
  description = "A Kinesis stream of yours for the same purpose."
  type        = string
  default     = null
}

variable "stream_retention_hours" {
  description = "How long the stream keeps records, and how old one may be that is still judged."
  type        = number
  default     = 24

  validation {
    condition     = var.stream_retention_hours >= 24 && var.stream_retention_hours <= 168
    error_message = "24 to 168 hours: Lambda gives up what is older."
  }
}

variable "stream_retry_attempts" {
  description = "How often a batch from the stream is tried again before it goes to the lost queue. Without a bound, one that always fails would hold up its shard until it expires."
  type        = number
  default     = 10

  validation {
    condition     = var.stream_retry_attempts >= 1 && var.stream_retry_attempts <= 10000
    error_message = "1 to 10000."
  }
}

variable "batch_size" {
  description = "Records of the stream in a batch; each holds many events. 6 MB are the bound whatever the number."
  type        = number
  default     = 100

  validation {
    condition     = var.batch_size >= 1 && var.batch_size <= 10000
    error_message = "1 to 10000."
  }
}

variable "batching_window_seconds" {
  description = "How long Lambda waits for a batch of the stream to fill: larger batches cost less and need fewer instances, and alerts come that much later."
  type        = number
  default     = 5

  validation {
    condition     = var.batching_window_seconds >= 0 && var.batching_window_seconds <= 300
    error_message = "0 to 300 seconds."
  }
}

variable "lost_message_bytes" {
  description = "The largest batch that the lost queue takes. SQS takes 1048576, but only versions of the provider from the middle of 6.x let you say so."
  type        = number
  default     = 262144
}

# Alerts

variable "alert_emails" {
  description = "Who gets an e-mail for each alert that pages, once it was confirmed."
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

variable "alert_queue_arns" {
  description = "SQS queues, by a name of yours, which get all alerts. Each must let the topic send to it."
  type        = map(string)
  default     = {}
}

variable "chat" {
  description = "A Slack channel, by AWS's service for chat, in a workspace that it was authorized for. It shows the alarms, one of which says that an alert pages."
  type        = object({ slack_team_id = string, slack_channel_id = string })
  default     = null

  validation {
    condition     = var.chat == null || var.create_alarms
    error_message = "The channel is told by alarms: create_alarms must be true."
  }
}

# Alarms

variable "create_alarms" {
  description = "Makes alarms of everything that keeps Sawatch from seeing or telling."
  type        = bool
  default     = true
}

variable "alarm_emails" {
  description = "Who gets an e-mail for each alarm, once it was confirmed."
  type        = list(string)
  default     = []
}

variable "lag_alarm_minutes" {
  description = "How old a batch may grow before an alarm says so."
  type        = number
  default     = 15
}

variable "create_dashboard" {
  description = "Makes a dashboard of the summary line's metrics."
  type        = bool
  default     = true
}

# What is yours already

variable "existing_role_arn" {
  description = "A role for the function; it needs what the output role_policy says."
  type        = string
  default     = null
}

variable "permissions_boundary_arn" {
  description = "A permissions boundary of the roles that are made."
  type        = string
  default     = null
}

variable "existing_kms_key_arn" {
  description = "A key of yours for table, topics, queues, stream, environment and log. The README says whom it must let use it. By default AWS's own keys encrypt them."
  type        = string
  default     = null
}

variable "existing_table_name" {
  description = "A table of this account and region; its keys are in state.tf."
  type        = string
  default     = null
}

variable "existing_topic_arn" {
  description = "A topic for the alerts; its policy is yours."
  type        = string
  default     = null
}

variable "existing_alarm_topic_arn" {
  description = "A topic for the alarms; its policy is yours."
  type        = string
  default     = null
}

variable "existing_log_group_name" {
  description = "A log group for the function's own lines; its retention is yours."
  type        = string
  default     = null
}
