# Everything at once: two clusters, one of another project and one with a filter of its own, a key of one's own, every kind
# of subscriber, and settings.

module "sawatch" {
  source = "../.."

  project     = "example-project"
  region      = "europe-west3"
  name_prefix = "sawatch-prod"
  tags        = { team = "platform-security" }

  clusters = {
    prod-eu = { location = "europe-west3" }
    prod-batch = {
      project = "example-batch"
      # Only one namespace's accounts: the others are not watched any more.
      filter = "protoPayload.serviceName=\"k8s.io\" resource.type=\"k8s_cluster\" protoPayload.authenticationInfo.principalEmail=~\"^system:serviceaccount:shop:\""
    }
  }
  manage_audit_config = true

  memory_mb     = 2048
  min_instances = 1
  max_instances = 8

  alert_emails           = ["on-call@example.com"]
  alert_https_endpoints  = { on-call = "https://events.example.com/sawatch" }
  alert_queues           = ["digest"]
  existing_page_channels = ["projects/example-project/notificationChannels/1234567890"]
  alarm_emails           = ["platform@example.com"]

  existing_kms_key = google_kms_crypto_key_iam_member.sawatch["storage"].crypto_key_id

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

data "google_project" "this" {
  project_id = "example-project"
}

resource "google_kms_key_ring" "sawatch" {
  project  = "example-project"
  name     = "sawatch"
  location = "europe-west3"
}

resource "google_kms_crypto_key" "sawatch" {
  name            = "sawatch"
  key_ring        = google_kms_key_ring.sawatch.id
  rotation_period = "7776000s"

  # What it encrypts would be lost with it.
  lifecycle {
    prevent_destroy = true
  }
}

# The services that keep something under the key use it by their own agents.
resource "google_kms_crypto_key_iam_member" "sawatch" {
  for_each = {
    pubsub    = "gcp-sa-pubsub"
    firestore = "gcp-sa-firestore"
    storage   = "gs-project-accounts"
    run       = "serverless-robot-prod"
    functions = "gcf-admin-robot"
    eventarc  = "gcp-sa-eventarc"
    registry  = "gcp-sa-artifactregistry"
  }

  crypto_key_id = google_kms_crypto_key.sawatch.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.this.number}@${each.value}.iam.gserviceaccount.com"
}
