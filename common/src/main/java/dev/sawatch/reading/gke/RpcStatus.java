package dev.sawatch.reading.gke;

import java.util.regex.Pattern;

/** Status codes of gRPC (google/rpc/code.proto), as which a log entry tells the HTTP status of a request. */
final class RpcStatus {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int OK = 200;

    /** The HTTP status by number: cancelled is what proxies log for a client that went away. */
    private static final int[] HTTP = {
        OK, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401
    };

    private static final int LEAST_HTTP = 100;
    private static final int MOST_HTTP = 599;

    /** The HTTP status of a code; 0 for one that is unknown. An entry without a code tells of success. */
    static int http(String code) {
        if (code.isEmpty()) {
            return OK;
        } else if (!NUMBER.matcher(code).matches()) {
            return 0;
        }
        int number = Integer.parseInt(code);
        if (number < HTTP.length) {
            return HTTP[number];
        }
        return number >= LEAST_HTTP && number <= MOST_HTTP ? number : 0;
    }

    private RpcStatus() {}
}
