locals {
  topic_id = coalesce(var.existing_topic_id, one([for topic in google_pubsub_topic.alerts : "projects/${var.project}/topics/${topic.name}"]))

  # One message an incident: docs/gcp.md says what page is.
  paging = "attributes.page = \"yes\""
}

resource "google_pubsub_topic" "alerts" {
  # checkov:skip=CKV_GCP_83: encrypted by Google's keys, or by a key of yours: var.existing_kms_key
  count = var.existing_topic_id == null ? 1 : 0

  project      = var.project
  name         = "${var.name_prefix}-alerts"
  kms_key_name = var.existing_kms_key
  labels       = local.labels

  # A subscription that is made later can go back as far.
  message_retention_duration = "604800s"
}

# What pages, to be read; the alarm "page" rings when something comes.
resource "google_pubsub_subscription" "pages" {
  project                    = var.project
  name                       = "${var.name_prefix}-pages"
  topic                      = local.topic_id
  filter                     = local.paging
  message_retention_duration = "604800s"
  labels                     = local.labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  depends_on = [google_pubsub_topic.alerts]
}

# All alerts, for machines and digests.
resource "google_pubsub_subscription" "queue" {
  for_each = toset(var.alert_queues)

  project                    = var.project
  name                       = "${var.name_prefix}-alerts-${each.value}"
  topic                      = local.topic_id
  message_retention_duration = "604800s"
  labels                     = local.labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.undelivered.id
    max_delivery_attempts = 100
  }

  depends_on = [google_pubsub_topic.alerts]
}

resource "google_pubsub_subscription" "https" {
  for_each = var.alert_https_endpoints

  project                    = var.project
  name                       = "${var.name_prefix}-alerts-${each.key}"
  topic                      = local.topic_id
  filter                     = local.paging
  ack_deadline_seconds       = 30
  message_retention_duration = "604800s"
  labels                     = local.labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.undelivered.id
    max_delivery_attempts = 100
  }

  push_config {
    push_endpoint = each.value

    oidc_token {
      service_account_email = google_service_account.alerts.email
    }
  }

  depends_on = [google_pubsub_topic.alerts]
}

# Who the endpoints are told is calling; it has no rights at all.
resource "google_service_account" "alerts" {
  project      = var.project
  account_id   = "${var.name_prefix}-alerts"
  display_name = "Sawatch's alerts to HTTPS endpoints"
}

resource "google_service_account_iam_member" "alerts_token" {
  service_account_id = google_service_account.alerts.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = local.pubsub_agent
}

# Alerts that a subscriber did not take.
resource "google_pubsub_topic" "undelivered" {
  # checkov:skip=CKV_GCP_83: encrypted by Google's keys, or by a key of yours: var.existing_kms_key
  project      = var.project
  name         = "${var.name_prefix}-undelivered"
  kms_key_name = var.existing_kms_key
  labels       = local.labels
}

resource "google_pubsub_subscription" "undelivered" {
  project                    = var.project
  name                       = "${var.name_prefix}-undelivered"
  topic                      = google_pubsub_topic.undelivered.id
  message_retention_duration = "2678400s"
  labels                     = local.labels

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "undelivered" {
  project = var.project
  topic   = google_pubsub_topic.undelivered.id
  role    = "roles/pubsub.publisher"
  member  = local.pubsub_agent
}

resource "google_pubsub_subscription_iam_member" "subscribers" {
  for_each = merge(
    { for name, subscription in google_pubsub_subscription.queue : "queue-${name}" => subscription.name },
    { for name, subscription in google_pubsub_subscription.https : "https-${name}" => subscription.name },
  )

  project      = var.project
  subscription = each.value
  role         = "roles/pubsub.subscriber"
  member       = local.pubsub_agent
}

# E-mail and chat are Cloud Monitoring's: they are told by alarms, one of which says that an alert pages.
resource "google_monitoring_notification_channel" "alert_email" {
  for_each = toset(var.alert_emails)

  project      = var.project
  type         = "email"
  display_name = "Sawatch pages ${each.value}"
  labels       = { email_address = each.value }
  user_labels  = local.labels
}
