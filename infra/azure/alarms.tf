locals {
  # As the function's summary line names them.
  summary_metrics = [
    "events", "service_account_events", "skipped", "rejected", "alerts", "suppressed", "muted", "stopped", "store_calls",
    "store_writes", "lost_races", "profile_full", "clusters_without_reads", "milliseconds",
  ]

  batches = "traces | where message startswith '{\"sawatch\":\"batch\"' | extend line = parse_json(message)"

  # By name: how many rows of the log are too many, or too few, in which time, and what that means.
  log_alarms = {
    errors = {
      query   = "requests | where success == false"
      meaning = "The function fails: table, topic or reject queue is not available, or the settings are wrong. Its partition waits."
    }
    silence = {
      query   = "${local.batches} | where tolong(line.events) > 0", few = true, window = "PT1H", frequency = "PT15M"
      meaning = "Nothing has arrived for an hour: the audit log, its diagnostic setting or the function is off."
    }
    rejected = {
      query   = "${local.batches} | where tolong(line.rejected) > 0"
      meaning = "Records could not be read: look into the queue rejected."
    }
    profile_full = {
      query   = "${local.batches} | where tolong(line.profile_full) > 0"
      meaning = "An account does more than its record holds: what is new of it is alerted daily."
    }
    without_reads = {
      query   = "${local.batches} | where tolong(line.clusters_without_reads) > 0"
      meaning = "The log of a cluster shows writes and no reads: its source or its filter leaves them out, and who reads secrets is not seen."
    }
    stopped = {
      query   = "${local.batches} | where tolong(line.stopped) > 0"
      meaning = "A breaker is open: unusual calls are counted and not told one by one."
    }
    slow = {
      query   = "${local.batches} | where tolong(line.milliseconds) > 300000"
      meaning = "A batch took more than half the timeout: the table throttles, or batches are too large."
    }
    purge = {
      query   = "traces | where message startswith '{\"sawatch\":\"purge\"'", few = true, window = "P2D", frequency = "P1D"
      meaning = "Expired records have not been deleted for two days: the table grows."
    }
  }

  # The platform's own numbers. All criteria of an alarm must hold.
  metric_alarms = {
    throttles = {
      scope    = local.eventhub_namespace_id, window = "PT15M"
      criteria = [{ namespace = "Microsoft.EventHub/namespaces", metric = "ThrottledRequests", above = 0 }]
      meaning  = "The event hub throttles: raise max_throughput_units."
    }
    lag = {
      scope = local.eventhub_namespace_id, window = "PT${var.lag_alarm_minutes}M"
      criteria = [
        { namespace = "Microsoft.EventHub/namespaces", metric = "IncomingMessages", above = 0 },
        { namespace = "Microsoft.EventHub/namespaces", metric = "OutgoingMessages", below = 1 },
      ]
      meaning = "The audit log comes, and nobody reads it."
    }
    not_published = {
      scope    = local.topic_id, window = "PT5M"
      criteria = [{ namespace = "Microsoft.EventGrid/topics", metric = "PublishFailCount", above = 0 }]
      meaning  = "The topic refused an alert; the function tries again."
    }
    undelivered = {
      scope    = local.topic_id, window = "PT5M"
      criteria = [{ namespace = "Microsoft.EventGrid/topics", metric = "DeadLetteredCount", above = 0 }]
      meaning  = "Alerts that a subscriber did not take are in the container undelivered."
    }
    dropped = {
      scope    = local.topic_id, window = "PT5M"
      criteria = [{ namespace = "Microsoft.EventGrid/topics", metric = "DroppedEventCount", above = 0 }]
      meaning  = "Alerts were given up, and the container undelivered did not take them."
    }
    page = {
      scope    = local.topic_id, window = "PT5M"
      criteria = [{ namespace = "Microsoft.EventGrid/topics", metric = "DeliverySuccessCount", above = 0, subscription = "${var.name_prefix}-pages" }]
      meaning  = "An alert pages: read it in the queue pages."
    }
  }
}

resource "azurerm_monitor_scheduled_query_rules_alert_v2" "all" {
  for_each = { for name, alarm in local.log_alarms : name => alarm if var.create_alarms }

  name                    = "${var.name_prefix}-${each.key}"
  resource_group_name     = local.group
  location                = var.location
  description             = "${each.value.meaning} See docs/operate.md of Sawatch."
  scopes                  = [azurerm_application_insights.this.id]
  severity                = 2
  window_duration         = try(each.value.window, "PT5M")
  evaluation_frequency    = try(each.value.frequency, "PT5M")
  auto_mitigation_enabled = true
  skip_query_validation   = true
  tags                    = local.tags

  criteria {
    query                   = each.value.query
    time_aggregation_method = "Count"
    operator                = try(each.value.few, false) ? "LessThan" : "GreaterThan"
    threshold               = try(each.value.few, false) ? 1 : 0
  }

  dynamic "action" {
    for_each = length(local.alarm_groups) > 0 ? [local.alarm_groups] : []
    content {
      action_groups = action.value
    }
  }
}

resource "azurerm_monitor_metric_alert" "all" {
  for_each = { for name, alarm in local.metric_alarms : name => alarm if var.create_alarms }

  name                = "${var.name_prefix}-${each.key}"
  resource_group_name = local.group
  description         = "${each.value.meaning} See docs/operate.md of Sawatch."
  scopes              = [each.value.scope]
  severity            = 2
  window_size         = each.value.window
  frequency           = "PT1M"
  tags                = local.tags

  dynamic "criteria" {
    for_each = each.value.criteria
    content {
      metric_namespace       = criteria.value.namespace
      metric_name            = criteria.value.metric
      aggregation            = "Total"
      operator               = try(criteria.value.above, null) == null ? "LessThan" : "GreaterThan"
      threshold              = try(criteria.value.above, criteria.value.below)
      skip_metric_validation = true

      dynamic "dimension" {
        for_each = compact([try(criteria.value.subscription, null)])
        content {
          name     = "EventSubscriptionName"
          operator = "Include"
          values   = [dimension.value]
        }
      }
    }
  }

  dynamic "action" {
    for_each = each.key == "page" ? local.page_groups : local.alarm_groups
    content {
      action_group_id = action.value
    }
  }
}

locals {
  alarm_groups = concat(azurerm_monitor_action_group.alarms[*].id, var.existing_alarm_action_group_ids)
  page_groups  = concat(azurerm_monitor_action_group.pages[*].id, var.existing_page_action_group_ids)
}

resource "azurerm_monitor_action_group" "alarms" {
  count = var.create_alarms && length(var.alarm_emails) > 0 ? 1 : 0

  name                = "${var.name_prefix}-alarms"
  resource_group_name = local.group
  short_name          = "sawatch"
  tags                = local.tags

  dynamic "email_receiver" {
    for_each = toset(var.alarm_emails)
    content {
      name                    = email_receiver.value
      email_address           = email_receiver.value
      use_common_alert_schema = true
    }
  }
}

# E-mail and chat are Azure Monitor's: they are told by an alarm that an alert pages.
resource "azurerm_monitor_action_group" "pages" {
  count = length(var.alert_emails) > 0 ? 1 : 0

  name                = "${var.name_prefix}-pages"
  resource_group_name = local.group
  short_name          = "sawatch-page"
  tags                = local.tags

  dynamic "email_receiver" {
    for_each = toset(var.alert_emails)
    content {
      name                    = email_receiver.value
      email_address           = email_receiver.value
      use_common_alert_schema = true
    }
  }
}

resource "azurerm_application_insights_workbook" "this" {
  count = var.create_dashboard ? 1 : 0

  # A workbook is named by a UUID.
  name                = uuidv5("url", "${local.subscription}/${var.name_prefix}")
  resource_group_name = local.group
  location            = var.location
  display_name        = var.name_prefix
  source_id           = lower(azurerm_application_insights.this.id)
  tags                = local.tags

  data_json = jsonencode({
    version = "Notebook/1.0"
    items = [for metric in local.summary_metrics : {
      type = 3
      name = metric
      content = {
        version       = "KqlItem/1.0"
        title         = metric
        query         = "${local.batches} | summarize ${metric} = ${metric == "milliseconds" ? "percentile(tolong(line.milliseconds), 99)" : "sum(tolong(line.${metric}))"} by bin(timestamp, 5m) | render timechart"
        size          = 1
        queryType     = 0
        resourceType  = "microsoft.insights/components"
        timeContext   = { durationMs = 86400000 }
        visualization = "timechart"
      }
      customWidth = "33"
    }]
  })
}
