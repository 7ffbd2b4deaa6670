/** The EKS audit log on AWS: read from CloudWatch Logs or Kinesis, baselines in DynamoDB, alerts to SNS, rejects to SQS. */
@NullMarked
package dev.sawatch.aws;

import org.jspecify.annotations.NullMarked;
