output "function_name" {
  description = "The function's name, and that of its Cloud Run service."
  value       = google_cloudfunctions2_function.this.name
}

output "audit_topic_id" {
  description = "Where the audit log goes; for sinks that you make yourself, of a folder or an organization."
  value       = local.audit_topic_id
}

output "database" {
  description = "The Firestore database of what was learned."
  value       = local.database
}

output "topic_id" {
  description = "Where alerts are published."
  value       = local.topic_id
}

output "subscriptions" {
  description = "The subscriptions to look into: rejected (entries that could not be read), lost (entries that were given up), undelivered (alerts that a subscriber did not take), pages (what pages)."
  value = {
    rejected    = google_pubsub_subscription.rejected.id
    lost        = google_pubsub_subscription.lost.id
    undelivered = google_pubsub_subscription.undelivered.id
    pages       = google_pubsub_subscription.pages.id
  }
}

output "function_service_account" {
  description = "Who the function is."
  value       = local.function_email
}

output "alerts_service_account" {
  description = "Who pushes alerts to HTTPS endpoints; they should let in nobody else."
  value       = google_service_account.alerts.email
}
