locals {
  alarm_topic_arn = var.existing_alarm_topic_arn != null ? var.existing_alarm_topic_arn : one(aws_sns_topic.alarms[*].arn)

  # By name: what is looked at, when it rings, and what it means.
  own_alarms = {
    errors = {
      namespace = "AWS/Lambda", metric = "Errors", dimensions = { FunctionName = var.name_prefix }
      meaning   = "The function fails: table, topic or reject queue is not available, or the settings are wrong."
    }
    throttles = {
      namespace = "AWS/Lambda", metric = "Throttles", dimensions = { FunctionName = var.name_prefix }, threshold = 100
      meaning   = "Batches wait for a free instance: raise reserved_concurrency."
    }
    dropped = {
      namespace = "AWS/Lambda", metric = "AsyncEventsDropped", dimensions = { FunctionName = var.name_prefix }
      meaning   = "Batches were given up: they are in the lost queue and have not been judged."
    }
    destination = {
      namespace = "AWS/Lambda", metric = "DestinationDeliveryFailures", dimensions = { FunctionName = var.name_prefix }
      meaning   = "A batch was given up and the lost queue did not take it: deliver it again from the log group."
    }
    lag = {
      namespace = "AWS/Lambda", metric = local.by_kinesis ? "IteratorAge" : "AsyncEventAge", dimensions = { FunctionName = var.name_prefix }
      statistic = "Maximum", threshold = var.lag_alarm_minutes * 60000
      meaning   = "Batches grow old before they are judged."
    }
    silence = {
      namespace = "Sawatch", metric = "events", dimensions = { function = var.name_prefix }
      below     = true, threshold = 1, period = 3600, missing = "breaching"
      meaning   = "Nothing has arrived for an hour: the audit log, its subscription or its filter is off."
    }
    rejected = {
      namespace = "Sawatch", metric = "rejected", dimensions = { function = var.name_prefix }
      meaning   = "Records could not be read: look into the rejected queue."
    }
    profile_full = {
      namespace = "Sawatch", metric = "profile_full", dimensions = { function = var.name_prefix }
      meaning   = "An account does more than its record holds: what is new of it is alerted daily."
    }
    without_reads = {
      namespace = "Sawatch", metric = "clusters_without_reads", dimensions = { function = var.name_prefix }
      statistic = "Maximum"
      meaning   = "The log of a cluster shows writes and no reads: its source or its filter leaves them out, and who reads secrets is not seen."
    }
    stopped = {
      namespace = "Sawatch", metric = "stopped", dimensions = { function = var.name_prefix }
      meaning   = "A breaker is open: unusual calls are counted and not told one by one."
    }
    slow = {
      namespace = "Sawatch", metric = "milliseconds", dimensions = { function = var.name_prefix }
      statistic = "Maximum", threshold = var.timeout_seconds * 500
      meaning   = "A batch took more than half the timeout: the table throttles, or batches are too large."
    }
    lost = {
      namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", dimensions = { QueueName = "${var.name_prefix}-lost" }
      statistic = "Maximum"
      meaning   = "Batches were given up and have not been judged."
    }
    table_reads = {
      namespace = "AWS/DynamoDB", metric = "ReadThrottleEvents", dimensions = { TableName = local.table_name }, threshold = 10
      meaning   = "The table throttles reads."
    }
    table_writes = {
      namespace = "AWS/DynamoDB", metric = "WriteThrottleEvents", dimensions = { TableName = local.table_name }, threshold = 10
      meaning   = "The table throttles writes."
    }
    notifications = {
      namespace = "AWS/SNS", metric = "NumberOfNotificationsFailed", dimensions = { TopicName = element(split(":", local.topic_arn), 5) }
      meaning   = "An alert reached the topic and not its subscriber."
    }
  }

  undelivered_alarms = { for queue in aws_sqs_queue.undelivered[*].name : "undelivered" => {
    namespace = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", dimensions = { QueueName = queue }
    statistic = "Maximum"
    meaning   = "Alerts that a subscriber did not take are waiting."
  } }

  page_alarms = { for queue in aws_sqs_queue.pages[*].name : "page" => {
    namespace = "AWS/SQS", metric = "NumberOfMessagesSent", dimensions = { QueueName = queue }, period = 60
    meaning   = "An alert pages: read it in the e-mail or in the pages queue."
  } }

  # By cluster too, for one that falls silent is not missed among several.
  cluster_alarms = merge([for cluster in keys(local.subscribed) : {
    "silence-${cluster}" = {
      namespace  = "AWS/Logs", metric = "ForwardedLogEvents", below = true, threshold = 1, period = 3600, missing = "breaching"
      dimensions = { LogGroupName = local.log_groups[cluster], DestinationType = local.by_kinesis ? "Kinesis" : "Lambda", FilterName = var.name_prefix }
      meaning    = "The audit log of ${cluster} has sent nothing for an hour."
    }
    "delivery-${cluster}" = {
      namespace  = "AWS/Logs", metric = "DeliveryErrors"
      dimensions = { LogGroupName = local.log_groups[cluster], DestinationType = local.by_kinesis ? "Kinesis" : "Lambda", FilterName = var.name_prefix }
      meaning    = "CloudWatch Logs could not deliver the audit log of ${cluster}."
    }
  }]...)

  alarms = merge(local.own_alarms, local.undelivered_alarms, local.page_alarms, local.cluster_alarms)

  # As the function's summary line names them.
  summary_metrics = [
    "events", "service_account_events", "skipped", "rejected", "alerts", "suppressed", "muted", "stopped", "store_calls",
    "store_writes", "lost_races", "profile_full", "clusters_without_reads", "milliseconds",
  ]
}

resource "aws_cloudwatch_metric_alarm" "all" {
  for_each = { for name, alarm in local.alarms : name => alarm if var.create_alarms }

  alarm_name          = "${var.name_prefix}-${each.key}"
  alarm_description   = "${each.value.meaning} See docs/operate.md of Sawatch."
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = try(each.value.statistic, "Sum")
  comparison_operator = try(each.value.below, false) ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = try(each.value.threshold, 0)
  period              = try(each.value.period, 300)
  evaluation_periods  = 1
  treat_missing_data  = try(each.value.missing, "notBreaching")
  alarm_actions       = compact([local.alarm_topic_arn])
  ok_actions          = compact([local.alarm_topic_arn])
  tags                = local.tags
}

# Apart from the alerts: alarms are for who runs Sawatch.
resource "aws_sns_topic" "alarms" {
  # checkov:skip=CKV_AWS_26: CloudWatch cannot publish by AWS's key for SNS; a key of yours, var.existing_kms_key_arn, must let it
  count = var.create_alarms && var.existing_alarm_topic_arn == null ? 1 : 0

  name              = "${var.name_prefix}-alarms"
  kms_master_key_id = var.existing_kms_key_arn
  tags              = local.tags
}

resource "aws_sns_topic_policy" "alarms" {
  count = length(aws_sns_topic.alarms)

  arn = aws_sns_topic.alarms[0].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Alarms"
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = ["sns:Publish"]
      Resource  = aws_sns_topic.alarms[0].arn
      Condition = {
        ArnEquals    = { "aws:SourceArn" = [for name in keys(local.alarms) : "arn:${local.partition}:cloudwatch:${local.region}:${local.account}:alarm:${var.name_prefix}-${name}"] }
        StringEquals = { "aws:SourceAccount" = local.account }
      }
    }]
  })
}

resource "aws_sns_topic_subscription" "alarm_email" {
  for_each = var.create_alarms ? toset(var.alarm_emails) : []

  topic_arn = local.alarm_topic_arn
  protocol  = "email"
  endpoint  = each.value
}

resource "aws_cloudwatch_dashboard" "this" {
  count = var.create_dashboard ? 1 : 0

  dashboard_name = var.name_prefix
  dashboard_body = jsonencode({
    widgets = concat(
      [for index, metric in local.summary_metrics : {
        type   = "metric"
        x      = index % 3 * 8
        y      = floor(index / 3) * 5
        width  = 8
        height = 5
        properties = {
          title   = metric
          region  = local.region
          stat    = metric == "milliseconds" ? "p99" : "Sum"
          period  = 300
          metrics = [["Sawatch", metric, "function", var.name_prefix]]
        }
      }],
      [{
        type   = "log"
        x      = 8
        y      = floor((length(local.summary_metrics) - 1) / 3) * 5
        width  = 16
        height = 5
        properties = {
          title  = "why records were rejected, newest first"
          region = local.region
          view   = "table"
          query  = "SOURCE '${local.log_group}' | filter rejected > 0 | fields @timestamp, rejected, @message | sort @timestamp desc | limit 20"
        }
      }],
    )
  })
}
