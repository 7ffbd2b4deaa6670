locals {
  database = coalesce(var.existing_database, one(google_firestore_database.state[*].name))

  # What it must look like is in FirestoreStateStore.
  collection = "records"
}

resource "google_firestore_database" "state" {
  count = var.existing_database == null ? 1 : 0

  project                           = var.project
  name                              = "${var.name_prefix}-state"
  location_id                       = coalesce(var.database_location, var.region)
  type                              = "FIRESTORE_NATIVE"
  concurrency_mode                  = "OPTIMISTIC"
  point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED"
  delete_protection_state           = var.deletion_protection ? "DELETE_PROTECTION_ENABLED" : "DELETE_PROTECTION_DISABLED"
  deletion_policy                   = "DELETE"

  dynamic "cmek_config" {
    for_each = compact([var.existing_kms_key])
    content {
      kms_key_name = cmek_config.value
    }
  }
}

resource "google_firestore_field" "expires" {
  project    = var.project
  database   = local.database
  collection = local.collection
  field      = "expires"

  ttl_config {}
  index_config {}
}

# Nothing is ever asked for by what is in it: an index would only make each write cost more.
resource "google_firestore_field" "not_indexed" {
  for_each = toset(["text", "revision"])

  project    = var.project
  database   = local.database
  collection = local.collection
  field      = each.value

  index_config {}
}
