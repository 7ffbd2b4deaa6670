locals {
  topic_arn = coalesce(var.existing_topic_arn, one(aws_sns_topic.alerts[*].arn))

  # One message an incident: docs/aws.md says what page is.
  paging = jsonencode({ page = ["yes"] })

  # What is not delivered to these ends in the queue below.
  redriven = merge(
    { for name, endpoint in var.alert_https_endpoints : "https-${name}" => { protocol = "https", endpoint = endpoint, filter = local.paging, raw = false } },
    { for name, arn in var.alert_queue_arns : "queue-${name}" => { protocol = "sqs", endpoint = arn, filter = null, raw = true } },
    { for name, arn in aws_sqs_queue.pages[*].arn : "pages" => { protocol = "sqs", endpoint = arn, filter = local.paging, raw = true } },
  )
}

resource "aws_sns_topic" "alerts" {
  count = var.existing_topic_arn == null ? 1 : 0

  name              = "${var.name_prefix}-alerts"
  kms_master_key_id = coalesce(var.existing_kms_key_arn, "alias/aws/sns")
  tags              = local.tags
}

# Whoever else could publish here could send alerts in Sawatch's name.
resource "aws_sns_topic_policy" "alerts" {
  count = var.existing_topic_arn == null ? 1 : 0

  arn = aws_sns_topic.alerts[0].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyTheFunctionPublishes"
        Effect    = "Allow"
        Principal = { AWS = local.role_arn }
        Action    = ["sns:Publish"]
        Resource  = aws_sns_topic.alerts[0].arn
      },
      {
        Sid       = "NobodyElsePublishes"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["sns:Publish"]
        Resource  = aws_sns_topic.alerts[0].arn
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = local.role_arn } }
      },
      {
        Sid       = "NobodyPublishesInTheClear"
        Effect    = "Deny"
        Principal = { AWS = "*" }
        Action    = ["sns:Publish"]
        Resource  = aws_sns_topic.alerts[0].arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

# Each person confirms by the first e-mail.
resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.alert_emails)

  topic_arn     = local.topic_arn
  protocol      = "email"
  endpoint      = each.value
  filter_policy = local.paging
}

resource "aws_sns_topic_subscription" "redriven" {
  for_each = local.redriven

  topic_arn            = local.topic_arn
  protocol             = each.value.protocol
  endpoint             = each.value.endpoint
  filter_policy        = each.value.filter
  raw_message_delivery = each.value.raw
  redrive_policy       = jsonencode({ deadLetterTargetArn = aws_sqs_queue.undelivered[0].arn })

  depends_on = [aws_sqs_queue_policy.undelivered, aws_sqs_queue_policy.pages]
}

# Alerts that a subscriber did not take.
resource "aws_sqs_queue" "undelivered" {
  count = length(var.alert_https_endpoints) + length(var.alert_queue_arns) > 0 || var.chat != null ? 1 : 0

  name                              = "${var.name_prefix}-undelivered"
  message_retention_seconds         = 1209600
  sqs_managed_sse_enabled           = var.existing_kms_key_arn == null ? true : null
  kms_master_key_id                 = var.existing_kms_key_arn
  kms_data_key_reuse_period_seconds = var.existing_kms_key_arn == null ? null : 300
  tags                              = local.tags
}

resource "aws_sqs_queue_policy" "undelivered" {
  count = length(aws_sqs_queue.undelivered)

  queue_url = aws_sqs_queue.undelivered[0].url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Topic"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = ["sqs:SendMessage"]
      Resource  = aws_sqs_queue.undelivered[0].arn
      Condition = { ArnEquals = { "aws:SourceArn" = local.topic_arn } }
    }]
  })
}

# AWS's service for chat shows alarms, and of other messages only those of its own form. So what pages is counted in this
# queue, and an alarm on it rings in the channel.
resource "aws_sqs_queue" "pages" {
  count = var.chat == null ? 0 : 1

  name                              = "${var.name_prefix}-pages"
  message_retention_seconds         = 1209600
  sqs_managed_sse_enabled           = var.existing_kms_key_arn == null ? true : null
  kms_master_key_id                 = var.existing_kms_key_arn
  kms_data_key_reuse_period_seconds = var.existing_kms_key_arn == null ? null : 300
  tags                              = local.tags
}

resource "aws_sqs_queue_policy" "pages" {
  count = length(aws_sqs_queue.pages)

  queue_url = aws_sqs_queue.pages[0].url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Topic"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = ["sqs:SendMessage"]
      Resource  = aws_sqs_queue.pages[0].arn
      Condition = { ArnEquals = { "aws:SourceArn" = local.topic_arn } }
    }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "alarms" {
  count = var.chat == null ? 0 : 1

  configuration_name    = var.name_prefix
  iam_role_arn          = aws_iam_role.chat[0].arn
  slack_team_id         = var.chat.slack_team_id
  slack_channel_id      = var.chat.slack_channel_id
  guardrail_policy_arns = ["arn:${local.partition}:iam::aws:policy/CloudWatchReadOnlyAccess"]
  sns_topic_arns        = [local.alarm_topic_arn]
  tags                  = local.tags
}

# It needs a role, and may do nothing with it.
resource "aws_iam_role" "chat" {
  count = var.chat == null ? 0 : 1

  name                 = "${var.name_prefix}-chat"
  description          = "For the chat channel of Sawatch's alarms"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = local.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "chatbot.amazonaws.com" }
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}
