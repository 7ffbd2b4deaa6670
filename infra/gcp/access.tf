locals {
  function_email  = coalesce(var.existing_service_account_email, one(google_service_account.function[*].email))
  function_member = "serviceAccount:${local.function_email}"
}

resource "google_service_account" "function" {
  count = var.existing_service_account_email == null ? 1 : 0

  project      = var.project
  account_id   = "${var.name_prefix}-function"
  display_name = "Sawatch's function"
}

# Its one database, and no other of the project.
resource "google_project_iam_member" "state" {
  project = var.project
  role    = "roles/datastore.user"
  member  = local.function_member

  condition {
    title      = "${var.name_prefix}-state"
    expression = "resource.name == \"projects/${var.project}/databases/${local.database}\""
  }
}

resource "google_pubsub_topic_iam_member" "alerts" {
  project = var.project
  topic   = local.topic_id
  role    = "roles/pubsub.publisher"
  member  = local.function_member
}

resource "google_pubsub_topic_iam_member" "rejected" {
  project = var.project
  topic   = google_pubsub_topic.rejected.id
  role    = "roles/pubsub.publisher"
  member  = local.function_member
}

# Pushes to the function, and may do nothing else.
resource "google_service_account" "push" {
  project      = var.project
  account_id   = "${var.name_prefix}-push"
  display_name = "Pub/Sub's way into Sawatch's function"
}

resource "google_cloud_run_v2_service_iam_member" "push" {
  project  = var.project
  location = var.region
  name     = google_cloudfunctions2_function.this.name
  role     = "roles/run.invoker"
  member   = google_service_account.push.member
}

# Pub/Sub signs its pushes as that account. Projects made before April 2021 do not let it by themselves.
resource "google_service_account_iam_member" "push_token" {
  service_account_id = google_service_account.push.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = local.pubsub_agent
}
