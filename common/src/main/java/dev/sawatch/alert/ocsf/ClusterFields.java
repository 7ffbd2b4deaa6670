package dev.sawatch.alert.ocsf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A cluster as OCSF cloud and resource, and as the source of a CloudEvent. */
final class ClusterFields {
    private static final String UNRESERVED = "-._~";
    private static final String OF_PATHS = "/@!$&'()*+,;=";

    static ObjectNode cloud(Cluster cluster) {
        ObjectNode cloud = Fields.object().put("provider", cluster.provider().label());
        Fields.put(cloud, "region", cluster.region());
        if (!cluster.account().isEmpty()) {
            cloud.set("account", account(cluster));
        }
        return cloud;
    }

    /** The type ids are OCSF's for an AWS account, an Azure subscription and a GCP project. */
    private static ObjectNode account(Cluster cluster) {
        ObjectNode account = Fields.object();
        Fields.put(account, "uid", cluster.account());
        return switch (cluster.provider()) {
            case AWS -> account.put("type_id", 10).put("type", "AWS Account");
            case AZURE -> account.put("type_id", 13).put("type", "Azure Subscription");
            case GCP -> account.put("type_id", 11).put("type", "GCP Project");
            case NONE -> account;
        };
    }

    static ObjectNode resource(Cluster cluster) {
        ObjectNode resource = Fields.object();
        Fields.put(resource, "uid", cluster.id());
        Fields.put(resource, "name", cluster.name());
        resource.put("type", cluster.provider().service() + " cluster");
        Fields.put(resource, "region", cluster.region());
        return resource;
    }

    /**
     * The id as a URI reference (RFC 3986). The ids of the clouds are URI references as they are; in other names a colon
     * is escaped as well, for what stands before it would be a scheme.
     */
    static String source(Cluster cluster) {
        String allowed = cluster.provider() == Provider.NONE ? OF_PATHS : OF_PATHS + ":";
        StringBuilder source = new StringBuilder();
        for (byte b : cluster.id().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || UNRESERVED.indexOf(c) >= 0 || allowed.indexOf(c) >= 0) {
                source.append(c);
            } else {
                source.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return source.toString();
    }

    private ClusterFields() {}
}
