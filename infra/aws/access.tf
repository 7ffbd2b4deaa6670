locals {
  role_arn = coalesce(var.existing_role_arn, one(aws_iam_role.function[*].arn))

  # The same list as in docs/aws.md; a test compares them.
  statements = concat(
    [
      {
        Sid      = "State"
        Effect   = "Allow"
        Action   = ["dynamodb:BatchGetItem", "dynamodb:PutItem"]
        Resource = [local.table_arn]
      },
      {
        Sid      = "Alerts"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = [local.topic_arn]
      },
      {
        Sid      = "RejectedAndLost"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = [aws_sqs_queue.rejected.arn, aws_sqs_queue.lost.arn]
      },
      {
        Sid      = "OwnLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["arn:${local.partition}:logs:${local.region}:${local.account}:log-group:${local.log_group}:log-stream:*"]
      },
    ],
    [for key in compact([var.existing_kms_key_arn]) : {
      Sid      = "Key"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = [key]
    }],
    [for stream in local.streams : {
      Sid      = "Stream"
      Effect   = "Allow"
      Action   = ["kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:ListShards"]
      Resource = [stream]
    }],
  )

  policy = jsonencode({ Version = "2012-10-17", Statement = local.statements })
}

resource "aws_iam_role" "function" {
  count = var.existing_role_arn == null ? 1 : 0

  name                 = "${var.name_prefix}-function"
  description          = "What the Sawatch function may do"
  permissions_boundary = var.permissions_boundary_arn
  tags                 = local.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "function" {
  count = var.existing_role_arn == null ? 1 : 0

  name   = "sawatch"
  role   = aws_iam_role.function[0].name
  policy = local.policy
}
