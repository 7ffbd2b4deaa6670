data "google_project" "this" {
  project_id = var.project
}

locals {
  labels = merge({ application = "sawatch" }, var.tags)

  # Who delivers and keeps dead letters for Pub/Sub.
  pubsub_agent = "serviceAccount:service-${data.google_project.this.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}
