locals {
  # As the function's summary line names them.
  summary_metrics = [
    "events", "service_account_events", "skipped", "rejected", "alerts", "suppressed", "muted", "stopped", "store_calls",
    "store_writes", "lost_races", "profile_full", "clusters_without_reads", "milliseconds",
  ]

  # What PromQL calls the sum of each of them, and Pub/Sub's own metrics of a subscription or topic.
  sums         = { for metric in local.summary_metrics : metric => "logging_googleapis_com:user_${replace(var.name_prefix, "-", "_")}_${metric}_sum" }
  service      = "service_name=\"${var.name_prefix}\""
  undelivered  = "pubsub_googleapis_com:subscription_num_undelivered_messages"
  oldest       = "pubsub_googleapis_com:subscription_oldest_unacked_message_age"
  subscription = "monitored_resource=\"pubsub_subscription\",subscription_id"

  # By name: the PromQL expression that makes it ring, for how long, and what it means.
  own_alarms = {
    errors = {
      query   = "sum(increase(run_googleapis_com:request_count{monitored_resource=\"cloud_run_revision\",${local.service},response_code_class=\"5xx\"}[5m])) > 0"
      meaning = "The function fails: database or topic is not available, or the settings are wrong."
    }
    throttles = {
      query   = "sum(increase(run_googleapis_com:request_count{monitored_resource=\"cloud_run_revision\",${local.service},response_code=\"429\"}[5m])) > 100"
      meaning = "Entries wait for a free instance: raise max_instances."
    }
    lag = {
      query   = "max(${local.oldest}{${local.subscription}=\"${google_pubsub_subscription.push.name}\"}) > ${var.lag_alarm_minutes * 60}"
      meaning = "Entries grow old before they are judged."
    }
    silence = {
      query   = "(sum(increase(${local.sums["events"]}[1h])) or vector(0)) < 1"
      meaning = "Nothing has arrived for an hour: the audit log, its sink or its filter is off."
    }
    rejected = {
      query   = "sum(increase(${local.sums["rejected"]}[5m])) > 0"
      meaning = "Entries could not be read: look into the subscription of the rejected topic."
    }
    profile_full = {
      query   = "sum(increase(${local.sums["profile_full"]}[5m])) > 0"
      meaning = "An account does more than its record holds: what is new of it is alerted daily."
    }
    without_reads = {
      query   = "sum(increase(${local.sums["clusters_without_reads"]}[5m])) > 0"
      meaning = "The log of a cluster shows writes and no reads: its source or its filter leaves them out, and who reads secrets is not seen."
    }
    stopped = {
      query   = "sum(increase(${local.sums["stopped"]}[5m])) > 0"
      meaning = "A breaker is open: unusual calls are counted and not told one by one."
    }
    slow = {
      query   = "histogram_quantile(0.99, sum by (le) (rate(run_googleapis_com:request_latencies_bucket{monitored_resource=\"cloud_run_revision\",${local.service}}[5m]))) > ${var.timeout_seconds * 500}"
      meaning = "Requests take more than half the timeout: the database throttles."
    }
    lost = {
      query   = "max(${local.undelivered}{${local.subscription}=\"${google_pubsub_subscription.lost.name}\"}) > 0"
      meaning = "Entries were given up and have not been judged."
    }
    undelivered = {
      query   = "max(${local.undelivered}{${local.subscription}=\"${google_pubsub_subscription.undelivered.name}\"}) > 0"
      meaning = "Alerts that a subscriber did not take are waiting."
    }
    page = {
      query   = "sum(delta(${local.undelivered}{${local.subscription}=\"${google_pubsub_subscription.pages.name}\"}[5m])) > 0"
      meaning = "An alert pages: read it in the subscription ${google_pubsub_subscription.pages.name}."
    }
  }

  # By cluster too, for one that falls silent is not missed among several.
  cluster_alarms = merge([for cluster, sink in google_logging_project_sink.audit : {
    "silence-${cluster}" = {
      query   = "(sum(increase(logging_googleapis_com:exports_log_entry_count{monitored_resource=\"logging_sink\",name=\"${sink.name}\"}[1h])) or vector(0)) < 1"
      meaning = "The audit log of ${cluster} has sent nothing for an hour."
    }
    "delivery-${cluster}" = {
      query   = "sum(increase(logging_googleapis_com:exports_error_count{monitored_resource=\"logging_sink\",name=\"${sink.name}\"}[5m])) > 0"
      meaning = "Cloud Logging could not deliver the audit log of ${cluster}."
    }
  }]...)

  alarms = merge(local.own_alarms, local.cluster_alarms)
}

resource "google_logging_metric" "summary" {
  for_each = toset(local.summary_metrics)

  project         = var.project
  name            = "${var.name_prefix}_${each.value}"
  description     = "${each.value} of Sawatch's summary line"
  filter          = "resource.type=\"cloud_run_revision\" resource.labels.service_name=\"${var.name_prefix}\" jsonPayload.message=\"Sawatch\""
  value_extractor = "EXTRACT(jsonPayload.${each.value})"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
  }
}

resource "google_monitoring_alert_policy" "all" {
  for_each = { for name, alarm in local.alarms : name => alarm if var.create_alarms }

  project               = var.project
  display_name          = "${var.name_prefix}-${each.key}"
  combiner              = "OR"
  notification_channels = each.key == "page" ? concat(local.page_channels, var.existing_page_channels) : concat(local.alarm_channels, var.existing_alarm_channels)
  user_labels           = local.labels

  conditions {
    display_name = each.key

    condition_prometheus_query_language {
      query               = each.value.query
      duration            = "0s"
      evaluation_interval = "60s"
    }
  }

  documentation {
    content = "${each.value.meaning} See docs/operate.md of Sawatch."
  }

  alert_strategy {
    auto_close = "1800s"
  }

  # A query may name a metric only once it is there.
  depends_on = [google_logging_metric.summary]
}

locals {
  page_channels  = [for channel in google_monitoring_notification_channel.alert_email : channel.name]
  alarm_channels = [for channel in google_monitoring_notification_channel.alarm_email : channel.name]
}

resource "google_monitoring_notification_channel" "alarm_email" {
  for_each = var.create_alarms ? toset(var.alarm_emails) : []

  project      = var.project
  type         = "email"
  display_name = "Sawatch alarms ${each.value}"
  labels       = { email_address = each.value }
  user_labels  = local.labels
}

resource "google_monitoring_dashboard" "this" {
  count = var.create_dashboard ? 1 : 0

  project = var.project
  dashboard_json = jsonencode({
    displayName = var.name_prefix
    mosaicLayout = {
      columns = 48
      tiles = [for index, metric in local.summary_metrics : {
        xPos   = index % 3 * 16
        yPos   = floor(index / 3) * 12
        width  = 16
        height = 12
        widget = {
          title = metric
          xyChart = {
            dataSets = [{
              plotType        = "LINE"
              timeSeriesQuery = { prometheusQuery = "sum(increase(${local.sums[metric]}[5m]))" }
            }]
          }
        }
      }]
    }
  })

  depends_on = [google_logging_metric.summary]
}
