locals {
  package = coalesce(var.package, "${path.module}/../../gcp-function/target/sawatch-gcp.zip")
  bucket  = coalesce(var.existing_bucket_name, one(google_storage_bucket.package[*].name))

  environment = merge(local.settings, {
    SAWATCH_DATABASE     = "projects/${var.project}/databases/${local.database}"
    SAWATCH_TOPIC        = local.topic_id
    SAWATCH_REJECT_TOPIC = "projects/${var.project}/topics/${google_pubsub_topic.rejected.name}"
  })
}

resource "google_cloudfunctions2_function" "this" {
  name         = var.name_prefix
  project      = var.project
  location     = var.region
  description  = "Alerts on unusual calls of Kubernetes service accounts"
  kms_key_name = var.existing_kms_key
  labels       = local.labels

  build_config {
    runtime         = var.runtime
    entry_point     = "dev.sawatch.gcp.GcpFunction"
    service_account = var.build_service_account

    source {
      storage_source {
        bucket = local.bucket
        object = google_storage_bucket_object.package.name
      }
    }
  }

  service_config {
    service_account_email            = local.function_email
    environment_variables            = local.environment
    available_memory                 = "${var.memory_mb}Mi"
    available_cpu                    = "1"
    timeout_seconds                  = var.timeout_seconds
    max_instance_count               = var.max_instances
    min_instance_count               = var.min_instances
    max_instance_request_concurrency = var.concurrency
    all_traffic_on_latest_revision   = true

    # Pub/Sub of the same project counts as internal.
    ingress_settings = "ALLOW_INTERNAL_ONLY"
  }

  # An instance without its rights would answer 503 until they arrive.
  depends_on = [
    google_project_iam_member.state,
    google_pubsub_topic_iam_member.alerts,
    google_pubsub_topic_iam_member.rejected,
  ]
}

resource "google_storage_bucket" "package" {
  # checkov:skip=CKV_GCP_62: it holds the function's package, which only the build reads; accesses are in the audit log
  count = var.existing_bucket_name == null ? 1 : 0

  name                        = "${var.project}-${var.name_prefix}-package"
  project                     = var.project
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = true
  labels                      = local.labels

  versioning {
    enabled = true
  }

  dynamic "encryption" {
    for_each = compact([var.existing_kms_key])
    content {
      default_kms_key_name = encryption.value
    }
  }
}

# Named by what is in it, so that another package is another object, and the function is built anew.
resource "google_storage_bucket_object" "package" {
  name   = "${var.name_prefix}-${filesha256(local.package)}.zip"
  bucket = local.bucket
  source = local.package
}
