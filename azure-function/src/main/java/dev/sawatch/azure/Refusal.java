package dev.sawatch.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.data.tables.models.TableServiceException;
import org.jspecify.annotations.Nullable;

/**
 * What Azure answered instead of doing what it was asked for.
 *
 * @param status of HTTP; 0 where it did not answer
 * @param code Azure's own; empty where it told none
 * @param cause what the client threw
 */
record Refusal(int status, String code, RuntimeException cause) {
    static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");

    static Refusal of(RuntimeException e) {
        @Nullable HttpResponse response = e instanceof HttpResponseException refused ? refused.getResponse() : null;
        if (response == null) {
            return new Refusal(0, "", e);
        }
        String code = response.getHeaderValue(ERROR_CODE);
        if (code == null && e instanceof TableServiceException refused && refused.getValue() != null) {
            code = String.valueOf(refused.getValue().getErrorCode());
        }
        return new Refusal(response.getStatusCode(), code == null ? "" : code, e);
    }

    /** Whether there is a table, but no such entity: a missing table must not pass for an empty one. */
    boolean isAbsentEntity() {
        return status == 404 && code.equals("ResourceNotFound");
    }

    /** Whether somebody else inserted, replaced or deleted the entity first. */
    boolean isLostRace() {
        return isAbsentEntity() || status == 412 || (status == 409 && code.equals("EntityAlreadyExists"));
    }

    /**
     * A reason for people, without what was sent, and with what to do where that is known.
     *
     * @param role that the identity needs
     */
    String reason(String role) {
        String answer = (status + " " + code).strip();
        if (status == 401 || status == 403 || code.contains("Authentication")) {
            return answer + "; the function's identity needs the role " + role + " on it, and the network rules must"
                    + " let it in";
        } else if (status == 0) {
            return cause instanceof ClientAuthenticationException
                    ? "no token: the app has no managed identity, or AZURE_CLIENT_ID names none of its identities"
                    : "no answer (" + root(cause).getClass().getSimpleName() + ")";
        }
        return status == 404 ? answer + "; it does not exist, or its address is wrong" : answer;
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
