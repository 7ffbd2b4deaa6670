# Everything at once: two clusters, one with a filter of its own, by a Kinesis stream, a key of one's own, every kind of
# subscriber, and settings.

provider "aws" {
  region = "eu-central-1"
}

data "aws_caller_identity" "this" {}

module "sawatch" {
  source = "../.."

  name_prefix = "sawatch-prod"
  tags        = { team = "platform-security" }

  clusters = {
    prod-eu = {}
    # Without the calls of an account that is trusted with all it does: it is not watched any more.
    prod-batch = { filter_pattern = "?\"system:serviceaccount:shop\" ?\"[Truncated\"" }
  }

  create_stream           = true
  stream_retention_hours  = 48
  batching_window_seconds = 10

  memory_mb            = 1024
  reserved_concurrency = 8

  alert_emails          = ["on-call@example.com"]
  alert_https_endpoints = { on-call = "https://events.example.com/sawatch" }
  alert_queue_arns      = { digest = aws_sqs_queue.digest.arn }
  chat                  = { slack_team_id = "T0123456789", slack_channel_id = "C0123456789" }
  alarm_emails          = ["platform@example.com"]

  existing_kms_key_arn = aws_kms_key.sawatch.arn

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

# All alerts, for a daily digest.
resource "aws_sqs_queue" "digest" {
  name                      = "sawatch-digest"
  message_retention_seconds = 1209600
  kms_master_key_id         = aws_kms_key.sawatch.arn
}

resource "aws_sqs_queue_policy" "digest" {
  queue_url = aws_sqs_queue.digest.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Alerts"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = ["sqs:SendMessage"]
      Resource  = aws_sqs_queue.digest.arn
      Condition = { ArnEquals = { "aws:SourceArn" = module.sawatch.topic_arn } }
    }]
  })
}

resource "aws_kms_key" "sawatch" {
  description         = "What Sawatch keeps and sends"
  enable_key_rotation = true
  policy              = local.key_policy
}

locals {
  account = data.aws_caller_identity.this.account_id

  # The README says why each of these services is let use the key.
  key_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Owner"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${local.account}:root" }
        Action = [
          "kms:CancelKeyDeletion", "kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:DisableKey",
          "kms:EnableKey", "kms:EnableKeyRotation", "kms:Encrypt", "kms:GenerateDataKey", "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:ReEncryptFrom",
          "kms:ReEncryptTo", "kms:RevokeGrant", "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource",
          "kms:UpdateKeyDescription",
        ]
        Resource = "*"
      },
      {
        Sid       = "ServicesThatSendAndKeep"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "sns.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
      },
      {
        Sid       = "OwnLog"
        Effect    = "Allow"
        Principal = { Service = "logs.eu-central-1.amazonaws.com" }
        Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
        Resource  = "*"
        Condition = { ArnEquals = { "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:eu-central-1:${local.account}:log-group:/aws/lambda/sawatch-prod" } }
      },
    ]
  })
}
