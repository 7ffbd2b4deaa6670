output "function_name" {
  description = "The function's name; the dimension of its metrics."
  value       = aws_lambda_function.this.function_name
}

output "alias_arn" {
  description = "What the audit log invokes; for subscriptions that you make yourself."
  value       = aws_lambda_alias.live.arn
}

output "stream_arn" {
  description = "The Kinesis stream between log and function, if there is one."
  value       = local.stream_arn
}

output "table_name" {
  description = "The DynamoDB table of what was learned."
  value       = local.table_name
}

output "topic_arn" {
  description = "Where alerts are published."
  value       = local.topic_arn
}

output "alarm_topic_arn" {
  description = "Where alarms are published, if there are any."
  value       = local.alarm_topic_arn
}

output "queue_urls" {
  description = "The queues to look into: rejected (records that could not be read), lost (batches that were given up), undelivered (alerts that a subscriber did not take), pages (what pages, where a chat channel is told)."
  value = merge(
    { rejected = aws_sqs_queue.rejected.url, lost = aws_sqs_queue.lost.url },
    { for url in aws_sqs_queue.undelivered[*].url : "undelivered" => url },
    { for url in aws_sqs_queue.pages[*].url : "pages" => url },
  )
}

output "role_policy" {
  description = "What the function's role may do; for a role of your own."
  value       = local.policy
}

output "log_group_name" {
  description = "Where the function's summary lines are."
  value       = local.log_group
}
