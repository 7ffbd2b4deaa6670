locals {
  package = coalesce(var.package, "${path.module}/../../aws-function/target/sawatch-aws.jar")

  log_group = coalesce(var.existing_log_group_name, one(aws_cloudwatch_log_group.function[*].name))

  environment = merge(local.settings, {
    SAWATCH_TABLE            = local.table_name
    SAWATCH_TOPIC_ARN        = local.topic_arn
    SAWATCH_REJECT_QUEUE_URL = aws_sqs_queue.rejected.url
  })
}

resource "aws_lambda_function" "this" {
  # checkov:skip=CKV_AWS_117: it calls three services of AWS and nothing in a VPC
  # checkov:skip=CKV_AWS_272: code signing needs a profile of the account; sign the jar and give it as var.package
  # checkov:skip=CKV_AWS_116: asynchronous failures go to the on-failure destination below, which keeps the cause too
  # checkov:skip=CKV_AWS_50: the summary line has the times; a trace of every batch would say no more
  # checkov:skip=CKV_AWS_173: no secret is in the environment; var.existing_kms_key_arn encrypts it with a key of yours
  function_name = var.name_prefix
  description   = "Alerts on unusual calls of Kubernetes service accounts"
  role          = local.role_arn
  handler       = "dev.sawatch.aws.AwsFunction"
  runtime       = var.runtime
  architectures = [var.architecture]

  filename         = local.package
  source_code_hash = filebase64sha256(local.package)
  publish          = true

  memory_size                    = var.memory_mb
  timeout                        = var.timeout_seconds
  reserved_concurrent_executions = var.reserved_concurrency
  kms_key_arn                    = var.existing_kms_key_arn

  snap_start {
    apply_on = var.snap_start ? "PublishedVersions" : "None"
  }

  environment {
    variables = local.environment
  }

  # The function writes lines of JSON itself; Lambda would wrap them, and their metrics would not be seen.
  logging_config {
    log_format = "Text"
    log_group  = local.log_group
  }

  tags = local.tags

  lifecycle {
    precondition {
      condition     = sum([for name, value in local.environment : length(name) + length(value)]) <= 4000
      error_message = "Lambda takes 4 KB of environment: shorten mute_rules or sensitive_add."
    }
  }

  # A version made before the role may do its work would fail to start, and its snapshot with it.
  depends_on = [aws_iam_role_policy.function]
}

# SnapStart acts on versions only, so everything that invokes the function goes by this alias.
resource "aws_lambda_alias" "live" {
  name             = "live"
  description      = "What the audit log invokes"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}

resource "aws_lambda_function_event_invoke_config" "live" {
  function_name                = aws_lambda_function.this.function_name
  qualifier                    = aws_lambda_alias.live.name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 21600

  destination_config {
    on_failure {
      destination = aws_sqs_queue.lost.arn
    }
  }
}

resource "aws_cloudwatch_log_group" "function" {
  # checkov:skip=CKV_AWS_338: the summary lines become metrics, which are kept for 15 months; var.log_retention_days is yours
  count = var.existing_log_group_name == null ? 1 : 0

  name              = "/aws/lambda/${var.name_prefix}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.existing_kms_key_arn
  tags              = local.tags
}
