locals {
  table_name = coalesce(var.existing_table_name, one(aws_dynamodb_table.state[*].name))
  table_arn  = "arn:${local.partition}:dynamodb:${local.region}:${local.account}:table/${local.table_name}"
}

# What it must look like is in DynamoDbStateStore; the function's tests make their table from the lines below.
resource "aws_dynamodb_table" "state" {
  # checkov:skip=CKV_AWS_119: encrypted by AWS's key for DynamoDB, or by a key of yours: var.existing_kms_key_arn
  count = var.existing_table_name == null ? 1 : 0

  name                        = "${var.name_prefix}-state"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "subject"
  range_key                   = "kind"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "subject"
    type = "S"
  }

  attribute {
    name = "kind"
    type = "S"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.existing_kms_key_arn
  }

  tags = local.tags
}
