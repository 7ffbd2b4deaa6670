package dev.sawatch.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Cluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes what AWS writes around audit events. */
public final class EksPayloads {
    public static final String REGION = "eu-central-1";
    public static final String ACCOUNT = "111122223333";
    public static final Cluster CLUSTER = Cluster.eks(REGION, ACCOUNT, "prod-eu");
    public static final String STREAM = "kube-apiserver-audit-71976ca11bea5d3083393f7d32dab75b";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long LOGGED = 1_767_607_200_000L;

    /** An allowed request of an account in its own namespace. */
    public static String auditEvent(String auditId, String received, String account, String verb, String resource) {
        String namespace = account.substring(0, account.indexOf('/'));
        return """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Request","auditID":"%s",\
                "stage":"ResponseComplete","requestURI":"/api/v1/namespaces/%s/%s","verb":"%s",\
                "user":{"username":"system:serviceaccount:%s","groups":["system:serviceaccounts"]},\
                "sourceIPs":["10.0.12.7"],"userAgent":"checkout/v1.4.2","objectRef":{"resource":"%s",\
                "namespace":"%s","apiVersion":"v1"},"responseStatus":{"metadata":{},"code":200},\
                "requestObject":{"data":"private"},"requestReceivedTimestamp":"%s",\
                "annotations":{"authorization.k8s.io/decision":"allow"}}""".formatted(
                        auditId, namespace, resource, verb, account.replace('/', ':'), resource, namespace, received);
    }

    /** A subscription's payload in the order in which AWS writes it. */
    public static String payload(List<String> messages) {
        return payload("DATA_MESSAGE", "/aws/eks/prod-eu/cluster", STREAM, messages);
    }

    public static String payload(String messageType, String logGroup, String logStream, List<String> messages) {
        ObjectNode payload = MAPPER.createObjectNode()
                .put("messageType", messageType)
                .put("owner", ACCOUNT)
                .put("logGroup", logGroup)
                .put("logStream", logStream);
        payload.putArray("subscriptionFilters").add("sawatch");
        ArrayNode events = payload.putArray("logEvents");
        for (String message : messages) {
            events.addObject()
                    .put("id", "3195310660696698337880902507980421114328961542429822" + (1000 + events.size()))
                    .put("timestamp", LOGGED)
                    .put("message", message);
        }
        return payload.toString();
    }

    public static String controlMessage() {
        return """
                {"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logGroup":"","logStream":"",\
                "subscriptionFilters":[],"logEvents":[{"id":"","timestamp":1498519943285,\
                "message":"CWL CONTROL MESSAGE: Checking health of destination."}]}""";
    }

    /** The event by which CloudWatch Logs invokes a function. */
    public static String logsEvent(String payload) {
        return logsEventOf(base64(gzip(bytes(payload))));
    }

    public static String logsEventOf(String data) {
        return "{\"awslogs\":{\"data\":\"" + data + "\"}}";
    }

    /** The event by which Kinesis invokes a function; sequence numbers count from 1. */
    public static String kinesisEvent(List<String> data) {
        ObjectNode event = MAPPER.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (String datum : data) {
            ObjectNode record = records.addObject();
            int number = records.size();
            record.putObject("kinesis")
                    .put("kinesisSchemaVersion", "1.0")
                    .put("partitionKey", "p")
                    .put("sequenceNumber", String.valueOf(number))
                    .put("data", datum)
                    .put("approximateArrivalTimestamp", 1_767_607_200.1);
            record.put("eventSource", "aws:kinesis").put("eventName", "aws:kinesis:record");
            record.put("eventSourceARN", "arn:aws:kinesis:eu-central-1:111122223333:stream/audit");
        }
        return event.toString();
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private EksPayloads() {}
}
