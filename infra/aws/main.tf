data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  account   = data.aws_caller_identity.this.account_id
  partition = data.aws_partition.this.partition
  region    = data.aws_region.this.id

  tags = merge({ application = "sawatch" }, var.tags)

  # The function's own reader finds a cluster's name in its log group's.
  log_groups = { for cluster, options in var.clusters : cluster => "/aws/eks/${cluster}/cluster" }
}
