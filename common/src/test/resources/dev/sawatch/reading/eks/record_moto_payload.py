"""Records what moto's CloudWatch Logs sends to a subscribed Kinesis stream. See README.md."""

import base64
import json
import sys
import time

import boto3

endpoint = sys.argv[1]
options = dict(
    endpoint_url=endpoint,
    region_name="eu-central-1",
    aws_access_key_id="test",
    aws_secret_access_key="test",
)
logs = boto3.client("logs", **options)
kinesis = boto3.client("kinesis", **options)

GROUP = "/aws/eks/prod-eu/cluster"
STREAM = "kube-apiserver-audit-71976ca11bea5d3083393f7d32dab75b"


def event(audit_id, user, verb, resource):
    return json.dumps(
        {
            "kind": "Event",
            "apiVersion": "audit.k8s.io/v1",
            "level": "Metadata",
            "auditID": audit_id,
            "stage": "ResponseComplete",
            "requestURI": f"/api/v1/namespaces/payments/{resource}",
            "verb": verb,
            "user": {"username": user, "groups": ["system:authenticated"]},
            "sourceIPs": ["10.0.12.7"],
            "userAgent": "checkout/v1.4.2",
            "objectRef": {"resource": resource, "namespace": "payments", "apiVersion": "v1"},
            "responseStatus": {"metadata": {}, "code": 200},
            "requestReceivedTimestamp": "2026-01-05T10:00:00.123456Z",
            "stageTimestamp": "2026-01-05T10:00:00.125000Z",
            "annotations": {"authorization.k8s.io/decision": "allow"},
        }
    )


kinesis.create_stream(StreamName="audit", ShardCount=1)
arn = kinesis.describe_stream(StreamName="audit")["StreamDescription"]["StreamARN"]
logs.create_log_group(logGroupName=GROUP)
logs.create_log_stream(logGroupName=GROUP, logStreamName=STREAM)
logs.put_subscription_filter(
    logGroupName=GROUP, filterName="sawatch", filterPattern="", destinationArn=arn
)
messages = [
    event("moto-1", "system:serviceaccount:payments:checkout", "list", "secrets"),
    event("moto-2", "kubernetes-admin", "get", "pods"),
    "I0105 10:00:00.000000       1 trace.go:219] not an audit event",
    event("moto-3", "system:serviceaccount:payments:checkout", "get", "configmaps"),
]
now = int(time.time() * 1000)
logs.put_log_events(
    logGroupName=GROUP,
    logStreamName=STREAM,
    logEvents=[{"timestamp": now + i, "message": m} for i, m in enumerate(messages)],
)
shard = kinesis.get_shard_iterator(
    StreamName="audit", ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON"
)
records = kinesis.get_records(ShardIterator=shard["ShardIterator"])["Records"]
for record in records:
    print(base64.b64encode(record["Data"]).decode())
