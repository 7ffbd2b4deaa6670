locals {
  # Of the Kubernetes audit log what service accounts did themselves, what somebody did in the name of one, and entries that
  # were split, whose later parts name nobody.
  filter = <<-EOT
    protoPayload.serviceName="k8s.io"
    resource.type="k8s_cluster"
    logName:("cloudaudit.googleapis.com%2Factivity" OR "cloudaudit.googleapis.com%2Fdata_access")
    (protoPayload.authenticationInfo.principalEmail=~"^system:serviceaccount:" OR protoPayload.authenticationInfo.authoritySelector=~"^system:serviceaccount:" OR split.uid:*)
  EOT

  sinks = { for cluster, options in var.clusters : cluster => options if options.create_sink }
}

resource "google_logging_project_sink" "audit" {
  for_each = local.sinks

  project                = coalesce(each.value.project, var.project)
  name                   = "${var.name_prefix}-${each.key}"
  description            = "The audit log of the cluster ${each.key} for Sawatch"
  destination            = "pubsub.googleapis.com/${local.audit_topic_id}"
  unique_writer_identity = true
  filter = join("\n", concat(
    [coalesce(each.value.filter, var.filter, local.filter)],
    ["resource.labels.cluster_name=\"${each.key}\""],
    [for location in compact([each.value.location]) : "resource.labels.location=\"${location}\""],
  ))
}

resource "google_pubsub_topic_iam_member" "sink" {
  for_each = google_logging_project_sink.audit

  topic  = local.audit_topic_id
  role   = "roles/pubsub.publisher"
  member = each.value.writer_identity
}

locals {
  audit_topic_id = coalesce(var.existing_audit_topic_id, one(google_pubsub_topic.audit[*].id))
}

resource "google_pubsub_topic" "audit" {
  # checkov:skip=CKV_GCP_83: encrypted by Google's keys, or by a key of yours: var.existing_kms_key
  count = var.existing_audit_topic_id == null ? 1 : 0

  project      = var.project
  name         = "${var.name_prefix}-audit"
  kms_key_name = var.existing_kms_key
  labels       = local.labels
}

resource "google_pubsub_subscription" "push" {
  project                    = var.project
  name                       = "${var.name_prefix}-push"
  topic                      = local.audit_topic_id
  ack_deadline_seconds       = 600
  message_retention_duration = "604800s"
  labels                     = local.labels

  # Never, however long nothing arrives.
  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.lost.id
    max_delivery_attempts = var.delivery_attempts
  }

  push_config {
    push_endpoint = google_cloudfunctions2_function.this.service_config[0].uri

    oidc_token {
      service_account_email = google_service_account.push.email
      audience              = google_cloudfunctions2_function.this.service_config[0].uri
    }
  }

  depends_on = [google_cloud_run_v2_service_iam_member.push, google_service_account_iam_member.push_token]
}

# Entries that were pushed in vain: without these two rights of Pub/Sub they would be lost.
resource "google_pubsub_topic_iam_member" "lost" {
  project = var.project
  topic   = google_pubsub_topic.lost.id
  role    = "roles/pubsub.publisher"
  member  = local.pubsub_agent
}

resource "google_pubsub_subscription_iam_member" "push" {
  project      = var.project
  subscription = google_pubsub_subscription.push.name
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub_agent
}

resource "google_pubsub_topic" "lost" {
  # checkov:skip=CKV_GCP_83: encrypted by Google's keys, or by a key of yours: var.existing_kms_key
  project      = var.project
  name         = "${var.name_prefix}-lost"
  kms_key_name = var.existing_kms_key
  labels       = local.labels
}

# A topic without a subscription keeps nothing.
resource "google_pubsub_subscription" "lost" {
  project                    = var.project
  name                       = "${var.name_prefix}-lost"
  topic                      = google_pubsub_topic.lost.id
  message_retention_duration = "2678400s"
  labels                     = local.labels

  expiration_policy {
    ttl = ""
  }
}

# What cannot be read, written by the function itself.
resource "google_pubsub_topic" "rejected" {
  # checkov:skip=CKV_GCP_83: encrypted by Google's keys, or by a key of yours: var.existing_kms_key
  project      = var.project
  name         = "${var.name_prefix}-rejected"
  kms_key_name = var.existing_kms_key
  labels       = local.labels
}

resource "google_pubsub_subscription" "rejected" {
  project                    = var.project
  name                       = "${var.name_prefix}-rejected"
  topic                      = google_pubsub_topic.rejected.id
  message_retention_duration = "2678400s"
  labels                     = local.labels

  expiration_policy {
    ttl = ""
  }
}

# Authoritative for this service in the project: it undoes what others have set for it.
resource "google_project_iam_audit_config" "gke" {
  count = var.manage_audit_config ? 1 : 0

  project = var.project
  service = "container.googleapis.com"

  dynamic "audit_log_config" {
    for_each = toset(["ADMIN_READ", "DATA_READ", "DATA_WRITE"])
    content {
      log_type = audit_log_config.value
    }
  }
}
