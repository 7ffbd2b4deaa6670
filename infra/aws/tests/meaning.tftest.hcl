# What the module means, on plans: no credentials, no network. terraform init, then terraform test.
# A generated string is random: what the provider checks for form (an ARN) needs a default.
mock_provider "aws" {
  override_during = plan

  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "eu-central-1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/mock" }
  }
  mock_resource "aws_lambda_alias" {
    defaults = { arn = "arn:aws:lambda:eu-central-1:111122223333:function:sawatch:live" }
  }
  mock_resource "aws_lambda_function" {
    defaults = { arn = "arn:aws:lambda:eu-central-1:111122223333:function:sawatch", version = "7" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:eu-central-1:111122223333:mock" }
  }
  mock_resource "aws_kinesis_stream" {
    defaults = { arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/mock" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-central-1:111122223333:mock", url = "https://sqs.eu-central-1.amazonaws.com/111122223333/mock" }
  }
}

variables {
  package  = "main.tf" # any file: a mock never opens it
  clusters = { one = {}, two = { filter_pattern = "" } }
}

run "by_default" {
  command = plan

  assert {
    condition     = alltrue([for f in aws_cloudwatch_log_subscription_filter.audit : f.destination_arn == aws_lambda_alias.live.arn])
    error_message = "SnapStart acts on versions only: the filter must call the alias."
  }
  assert {
    condition     = aws_lambda_alias.live.function_version == "7" && aws_lambda_function.this.publish && aws_lambda_function.this.snap_start[0].apply_on == "PublishedVersions"
    error_message = "The alias stands on a published version with a snapshot."
  }
  assert {
    condition     = keys(aws_cloudwatch_log_subscription_filter.audit) == ["one", "two"] && aws_cloudwatch_log_subscription_filter.audit["two"].log_group_name == "/aws/eks/two/cluster"
    error_message = "One filter for each cluster, on its log group."
  }
  assert {
    condition = alltrue([for cluster, p in aws_lambda_permission.logs :
      p.qualifier == "live" && p.principal == "logs.amazonaws.com" && p.action == "lambda:InvokeFunction" && p.source_account == "111122223333" &&
    p.source_arn == "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/eks/${cluster}/cluster:*"])
    error_message = "Only these log groups of this account may invoke the alias."
  }
  assert {
    condition     = aws_cloudwatch_log_subscription_filter.audit["one"].filter_pattern == "?\"system:serviceaccount:\" ?\"[Truncated\""
    error_message = "The default drops what names no service account, and nothing else."
  }
  assert {
    condition     = !strcontains(local.filter_pattern, "{") && !strcontains(local.filter_pattern, " -")
    error_message = "A pattern of JSON fields loses events that were cut off; an exclusion loses what a caller can write into a request."
  }
  assert {
    condition     = aws_lambda_function_event_invoke_config.live.qualifier == "live" && aws_lambda_function_event_invoke_config.live.maximum_retry_attempts == 2 && aws_lambda_function_event_invoke_config.live.maximum_event_age_in_seconds == 21600
    error_message = "Failed batches are tried again."
  }
  assert {
    condition     = aws_lambda_function_event_invoke_config.live.destination_config[0].on_failure[0].destination == aws_sqs_queue.lost.arn
    error_message = "What is given up goes to the lost queue."
  }
  assert {
    condition     = aws_sqs_queue.lost.name == "sawatch-lost" && aws_sqs_queue.rejected.name == "sawatch-rejected" && aws_sqs_queue.lost.message_retention_seconds == 1209600 && aws_sqs_queue.rejected.message_retention_seconds == 1209600
    error_message = "Queues keep for 14 days."
  }
  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions > 0
    error_message = "0 would give up every batch."
  }
  assert {
    condition = aws_lambda_function.this.environment[0].variables == tomap({
      SAWATCH_TABLE            = aws_dynamodb_table.state[0].name
      SAWATCH_TOPIC_ARN        = aws_sns_topic.alerts[0].arn
      SAWATCH_REJECT_QUEUE_URL = aws_sqs_queue.rejected.url
    })
    error_message = "Table, topic, queue, and no setting that nobody set."
  }
  assert {
    condition     = aws_lambda_function.this.handler == "dev.sawatch.aws.AwsFunction" && one(aws_lambda_function.this.logging_config).log_format == "Text"
    error_message = "The function of the jar, whose lines Lambda leaves alone."
  }
  assert {
    condition     = aws_dynamodb_table.state[0].deletion_protection_enabled && aws_dynamodb_table.state[0].point_in_time_recovery[0].enabled && aws_dynamodb_table.state[0].billing_mode == "PAY_PER_REQUEST"
    error_message = "Protected from deletion, and can be restored."
  }
  assert {
    condition     = one(aws_dynamodb_table.state[0].ttl).enabled && one(aws_dynamodb_table.state[0].ttl).attribute_name == "expires"
    error_message = "Records expire."
  }
  assert {
    condition     = one(aws_dynamodb_table.state[0].server_side_encryption).enabled
    error_message = "Encrypted."
  }
  assert {
    condition     = aws_sns_topic.alerts[0].kms_master_key_id == "alias/aws/sns" && aws_sqs_queue.lost.sqs_managed_sse_enabled && aws_sqs_queue.rejected.sqs_managed_sse_enabled
    error_message = "By AWS's own keys where nothing is said."
  }
  assert {
    condition     = [for s in jsondecode(aws_sns_topic_policy.alerts[0].policy).Statement : s.Principal.AWS if s.Effect == "Allow"] == [local.role_arn]
    error_message = "Let in: the function."
  }
  assert {
    condition     = anytrue([for s in jsondecode(aws_sns_topic_policy.alerts[0].policy).Statement : s.Effect == "Deny" && try(s.Condition.ArnNotEquals["aws:PrincipalArn"], "") == local.role_arn])
    error_message = "Kept out: all others, whatever their own policies say."
  }
  assert {
    condition     = anytrue([for s in jsondecode(aws_sns_topic_policy.alerts[0].policy).Statement : s.Effect == "Deny" && try(s.Condition.Bool["aws:SecureTransport"], "") == "false"])
    error_message = "Kept out: what is not encrypted."
  }
}

run "with_everything" {
  command = plan
  variables {
    create_stream         = true
    existing_kms_key_arn  = "arn:aws:kms:eu-central-1:111122223333:key/mock"
    alert_emails          = ["on-call@example.com"]
    alert_https_endpoints = { on-call = "https://events.example.com" }
    alert_queue_arns      = { digest = "arn:aws:sqs:eu-central-1:111122223333:digest" }
    chat                  = { slack_team_id = "T0123456789", slack_channel_id = "C0123456789" }
  }

  assert {
    condition = alltrue([for key in [
      one(aws_dynamodb_table.state[0].server_side_encryption).kms_key_arn, aws_sns_topic.alerts[0].kms_master_key_id, aws_sns_topic.alarms[0].kms_master_key_id,
      aws_sqs_queue.lost.kms_master_key_id, aws_sqs_queue.rejected.kms_master_key_id, aws_sqs_queue.undelivered[0].kms_master_key_id, aws_sqs_queue.pages[0].kms_master_key_id,
      aws_kinesis_stream.audit[0].kms_key_id, aws_lambda_function.this.kms_key_arn, aws_cloudwatch_log_group.function[0].kms_key_id,
    ] : key == var.existing_kms_key_arn])
    error_message = "Table, topics, queues, stream, environment and log."
  }
  assert {
    condition     = contains([for s in jsondecode(local.policy).Statement : s.Resource[0]], var.existing_kms_key_arn)
    error_message = "The function may use the key."
  }
  assert {
    condition = alltrue([for action in flatten([for policy in [
      aws_iam_role_policy.function[0].policy, aws_iam_role_policy.logs_to_kinesis[0].policy, aws_iam_role.function[0].assume_role_policy,
      aws_iam_role.logs_to_kinesis[0].assume_role_policy, aws_iam_role.chat[0].assume_role_policy, aws_sns_topic_policy.alerts[0].policy,
      aws_sns_topic_policy.alarms[0].policy, aws_sqs_queue_policy.undelivered[0].policy, aws_sqs_queue_policy.pages[0].policy,
    ] : [for s in jsondecode(policy).Statement : s.Action]]) : !strcontains(action, "*")])
    error_message = "No action is a wildcard."
  }
  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.function[0].policy).Statement : s.Effect == "Allow" && alltrue([for r in s.Resource : r != "*" && (s.Sid == "OwnLog" || !strcontains(r, "*"))])])
    error_message = "No resource is a wildcard, but the streams of the function's own log group."
  }
  assert {
    condition = alltrue([for s in flatten([for policy in [
      aws_sns_topic_policy.alerts[0].policy, aws_sns_topic_policy.alarms[0].policy, aws_sqs_queue_policy.undelivered[0].policy, aws_sqs_queue_policy.pages[0].policy,
    ] : jsondecode(policy).Statement]) : s.Effect == "Deny" || alltrue([for kind, who in s.Principal : who != "*"])])
    error_message = "Nobody is let in who is not named."
  }
  assert {
    condition     = alltrue([for s in jsondecode(aws_sqs_queue_policy.undelivered[0].policy).Statement : s.Condition.ArnEquals["aws:SourceArn"] == local.topic_arn])
    error_message = "Only the topic fills the queue."
  }
  assert {
    condition     = alltrue([for s in [aws_sns_topic_subscription.email["on-call@example.com"], aws_sns_topic_subscription.redriven["https-on-call"], aws_sns_topic_subscription.redriven["pages"]] : jsondecode(s.filter_policy) == { page = ["yes"] }])
    error_message = "People get what pages."
  }
  assert {
    condition     = local.redriven["queue-digest"].filter == null && aws_sns_topic_subscription.redriven["queue-digest"].raw_message_delivery
    error_message = "Queues get all, with its attributes."
  }
  assert {
    condition     = alltrue([for s in aws_sns_topic_subscription.redriven : jsondecode(s.redrive_policy).deadLetterTargetArn == aws_sqs_queue.undelivered[0].arn])
    error_message = "What is not taken is kept."
  }
  assert {
    condition     = one(aws_chatbot_slack_channel_configuration.alarms[0].sns_topic_arns) == aws_sns_topic.alarms[0].arn && aws_cloudwatch_metric_alarm.all["page"].dimensions.QueueName == "sawatch-pages"
    error_message = "The channel is told by an alarm that an alert pages."
  }
  assert {
    condition = toset(keys(aws_cloudwatch_metric_alarm.all)) == toset([
      "errors", "throttles", "dropped", "destination", "lag", "silence", "rejected", "profile_full", "without_reads", "stopped", "slow", "lost", "table_reads", "table_writes",
      "notifications", "undelivered", "page", "silence-one", "silence-two", "delivery-one", "delivery-two",
    ])
    error_message = "The alarms that the README lists."
  }
  assert {
    condition     = alltrue([for a in [aws_cloudwatch_metric_alarm.all["silence"], aws_cloudwatch_metric_alarm.all["silence-one"]] : a.treat_missing_data == "breaching" && a.comparison_operator == "LessThanThreshold" && a.period == 3600])
    error_message = "An hour without a metric is silence."
  }
  assert {
    condition     = alltrue([for name in ["errors", "rejected", "profile_full", "stopped", "lost", "undelivered"] : aws_cloudwatch_metric_alarm.all[name].threshold == 0 && aws_cloudwatch_metric_alarm.all[name].comparison_operator == "GreaterThanThreshold"])
    error_message = "One is enough."
  }
  assert {
    condition     = alltrue([for a in aws_cloudwatch_metric_alarm.all : one(a.alarm_actions) == aws_sns_topic.alarms[0].arn])
    error_message = "Alarms go to their own topic."
  }
  assert {
    condition     = alltrue([for metric in local.summary_metrics : strcontains(aws_cloudwatch_dashboard.this[0].dashboard_body, "[\"Sawatch\",\"${metric}\",\"function\",\"sawatch\"]")])
    error_message = "The dashboard shows each number of the summary line."
  }
  assert {
    condition     = alltrue([for f in aws_cloudwatch_log_subscription_filter.audit : f.destination_arn == aws_kinesis_stream.audit[0].arn && f.role_arn == aws_iam_role.logs_to_kinesis[0].arn]) && length(aws_lambda_permission.logs) == 0
    error_message = "The log goes to the stream, and nobody invokes the function from outside."
  }
  assert {
    condition     = aws_lambda_event_source_mapping.stream[0].function_name == aws_lambda_alias.live.arn && one(aws_lambda_event_source_mapping.stream[0].function_response_types) == "ReportBatchItemFailures" && aws_lambda_event_source_mapping.stream[0].bisect_batch_on_function_error
    error_message = "The stream invokes the alias, and one bad record does not spoil its batch."
  }
  assert {
    condition     = aws_lambda_event_source_mapping.stream[0].maximum_retry_attempts == 10 && aws_lambda_event_source_mapping.stream[0].destination_config[0].on_failure[0].destination_arn == aws_sqs_queue.lost.arn
    error_message = "Retries end, and what is given up is told."
  }
  assert {
    condition     = aws_kinesis_stream.audit[0].encryption_type == "KMS" && aws_cloudwatch_metric_alarm.all["lag"].metric_name == "IteratorAge"
    error_message = "Encrypted, and its lag is watched."
  }
  assert {
    condition     = jsondecode(aws_iam_role.logs_to_kinesis[0].assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "111122223333"
    error_message = "Only this account's logs take the role."
  }
}

run "a_cluster_may_have_its_own_filter" {
  command = plan
  variables {
    clusters = { one = { filter_pattern = "?\"system:serviceaccount:shop\"" }, two = { create_subscription = false } }
  }

  assert {
    condition     = keys(aws_cloudwatch_log_subscription_filter.audit) == ["one"] && aws_cloudwatch_log_subscription_filter.audit["one"].filter_pattern == "?\"system:serviceaccount:shop\""
    error_message = "Its own filter, or none."
  }
  assert {
    condition     = keys(aws_lambda_permission.logs) == ["one", "two"]
    error_message = "A subscription that is made elsewhere may invoke the alias, too."
  }
}

run "settings_become_the_environment" {
  command = plan
  variables {
    training_days = 35
  }

  assert {
    condition     = aws_lambda_function.this.environment[0].variables["SAWATCH_TRAINING_DAYS"] == "35" && length(aws_lambda_function.this.environment[0].variables) == 4
    error_message = "The settings beside what the module itself sets."
  }
}

run "what_cannot_be_is_refused" {
  command = plan
  variables {
    reserved_concurrency  = 0
    alert_https_endpoints = { clear = "http://example.com" }
    name_prefix           = "Sawatch"
    clusters              = { "/aws/eks/one" = {} }
  }

  expect_failures = [var.reserved_concurrency, var.alert_https_endpoints, var.name_prefix, var.clusters]
}

run "the_environment_must_fit" {
  command = plan
  variables {
    mute_rules = [for i in range(50) : { service_account = "ci/account-${i}", reason = "a known job that does this every day", expires = "2026-12-31" }]
  }
  expect_failures = [aws_lambda_function.this]
}

run "what_exists_is_taken" {
  command = plan
  variables {
    existing_role_arn        = "arn:aws:iam::111122223333:role/theirs"
    existing_table_name      = "theirs"
    existing_topic_arn       = "arn:aws:sns:eu-central-1:111122223333:theirs"
    existing_alarm_topic_arn = "arn:aws:sns:eu-central-1:111122223333:alarms"
    existing_log_group_name  = "/theirs"
    existing_stream_arn      = "arn:aws:kinesis:eu-central-1:111122223333:stream/theirs"
    create_dashboard         = false
  }

  assert {
    condition     = length(aws_iam_role.function) + length(aws_dynamodb_table.state) + length(aws_sns_topic.alerts) + length(aws_sns_topic.alarms) + length(aws_cloudwatch_log_group.function) + length(aws_kinesis_stream.audit) + length(aws_cloudwatch_dashboard.this) == 0
    error_message = "Nothing is made that exists."
  }
  assert {
    condition     = aws_lambda_function.this.role == var.existing_role_arn && aws_lambda_function.this.environment[0].variables["SAWATCH_TABLE"] == "theirs" && aws_lambda_function.this.environment[0].variables["SAWATCH_TOPIC_ARN"] == var.existing_topic_arn
    error_message = "The function uses what is given."
  }
  assert {
    condition     = strcontains(output.role_policy, "table/theirs") && strcontains(output.role_policy, "log-group:/theirs:log-stream") && strcontains(output.role_policy, "stream/theirs")
    error_message = "The policy for the role names what is given."
  }
}

run "no_alarms_no_topic" {
  command = plan
  variables {
    create_alarms = false
    alarm_emails  = ["platform@example.com"]
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.all) + length(aws_sns_topic.alarms) + length(aws_sns_topic_subscription.alarm_email) == 0
    error_message = "Switched off."
  }
}
