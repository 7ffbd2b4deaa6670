locals {
  by_kinesis = var.create_stream || var.existing_stream_arn != null
  stream_arn = local.by_kinesis ? coalesce(var.existing_stream_arn, one(aws_kinesis_stream.audit[*].arn)) : null
  streams    = local.by_kinesis ? [local.stream_arn] : []

  # The text of a service account's name, or the mark of an event that CloudWatch Logs cut off, perhaps before its user.
  # A pattern of JSON fields would lose the cut ones, and with them a caller who makes its request long enough.
  filter_pattern = "?\"system:serviceaccount:\" ?\"[Truncated\""

  subscribed = { for cluster, options in var.clusters : cluster => options if options.create_subscription }
}

resource "aws_cloudwatch_log_subscription_filter" "audit" {
  for_each = local.subscribed

  name            = var.name_prefix
  log_group_name  = local.log_groups[each.key]
  filter_pattern  = coalesce(each.value.filter_pattern, var.filter_pattern, local.filter_pattern)
  destination_arn = local.by_kinesis ? local.stream_arn : aws_lambda_alias.live.arn
  role_arn        = one(aws_iam_role.logs_to_kinesis[*].arn)

  # CloudWatch Logs tries the destination when the filter is made.
  depends_on = [aws_lambda_permission.logs, aws_iam_role_policy.logs_to_kinesis]
}

resource "aws_lambda_permission" "logs" {
  for_each = local.by_kinesis ? {} : var.clusters

  statement_id   = "logs-${each.key}"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.this.function_name
  qualifier      = aws_lambda_alias.live.name
  principal      = "logs.amazonaws.com"
  source_arn     = "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:${local.log_groups[each.key]}:*"
  source_account = local.account
}

# What cannot be read, written by the function itself.
resource "aws_sqs_queue" "rejected" {
  name                              = "${var.name_prefix}-rejected"
  message_retention_seconds         = 1209600
  sqs_managed_sse_enabled           = var.existing_kms_key_arn == null ? true : null
  kms_master_key_id                 = var.existing_kms_key_arn
  kms_data_key_reuse_period_seconds = var.existing_kms_key_arn == null ? null : 300
  tags                              = local.tags
}

# The on-failure destination: batches that Lambda gave up.
resource "aws_sqs_queue" "lost" {
  name                              = "${var.name_prefix}-lost"
  message_retention_seconds         = 1209600
  max_message_size                  = var.lost_message_bytes
  sqs_managed_sse_enabled           = var.existing_kms_key_arn == null ? true : null
  kms_master_key_id                 = var.existing_kms_key_arn
  kms_data_key_reuse_period_seconds = var.existing_kms_key_arn == null ? null : 300
  tags                              = local.tags
}

resource "aws_kinesis_stream" "audit" {
  # checkov:skip=CKV_AWS_185: encrypted by AWS's key for Kinesis, or by a key of yours: var.existing_kms_key_arn
  count = var.create_stream ? 1 : 0

  name             = "${var.name_prefix}-audit"
  retention_period = var.stream_retention_hours
  encryption_type  = "KMS"
  kms_key_id       = coalesce(var.existing_kms_key_arn, "alias/aws/kinesis")
  tags             = local.tags

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_lambda_event_source_mapping" "stream" {
  count = local.by_kinesis ? 1 : 0

  event_source_arn                   = local.stream_arn
  function_name                      = aws_lambda_alias.live.arn
  starting_position                  = "TRIM_HORIZON"
  batch_size                         = var.batch_size
  maximum_batching_window_in_seconds = var.batching_window_seconds
  parallelization_factor             = 1
  function_response_types            = ["ReportBatchItemFailures"]
  bisect_batch_on_function_error     = true
  maximum_retry_attempts             = var.stream_retry_attempts
  maximum_record_age_in_seconds      = var.stream_retention_hours * 3600

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.lost.arn
    }
  }

  tags = local.tags

  depends_on = [aws_iam_role_policy.function]
}

resource "aws_iam_role" "logs_to_kinesis" {
  count = local.by_kinesis ? 1 : 0

  name                 = "${var.name_prefix}-logs-to-kinesis"
  description          = "Lets CloudWatch Logs write the audit log into the stream"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = local.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "logs.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = local.account }
        ArnLike = {
          "aws:SourceArn" = [for group in values(local.log_groups) : "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:${group}:*"]
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "logs_to_kinesis" {
  count = local.by_kinesis ? 1 : 0

  name = "stream"
  role = aws_iam_role.logs_to_kinesis[0].name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{ Sid = "Write", Effect = "Allow", Action = ["kinesis:PutRecord", "kinesis:PutRecords"], Resource = [local.stream_arn] }],
      [for key in compact([var.existing_kms_key_arn]) : { Sid = "Key", Effect = "Allow", Action = ["kms:GenerateDataKey"], Resource = [key] }],
    )
  })
}
