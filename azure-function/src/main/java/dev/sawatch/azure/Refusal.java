package dev.sawatch.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.data.tables.models.TableServiceException;
import org.jspecify.annotations.Nullable;

/** Why Azure did not do what it was asked for, in words and without what was sent. */
final class Refusal {
    static final HttpHeaderName ERROR_CODE = HttpHeaderName.fromString("x-ms-error-code");

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    /** Whether there is a table, but no such entity: a missing table must not pass for an empty one. */
    static boolean isAbsentEntity(HttpResponseException e) {
        return status(e) == NOT_FOUND && code(e).equals("ResourceNotFound");
    }

    /** Whether somebody else inserted, replaced or deleted the entity first. */
    static boolean isLostRace(HttpResponseException e) {
        return isAbsentEntity(e)
                || status(e) == PRECONDITION_FAILED
                || (status(e) == CONFLICT && code(e).equals("EntityAlreadyExists"));
    }

    /**
     * A reason for people, with what to do where that is known.
     *
     * @param role that the identity needs
     */
    static String reason(RuntimeException e, String role) {
        if (!(e instanceof HttpResponseException refused) || refused.getResponse() == null) {
            return e instanceof ClientAuthenticationException
                            || e.getClass().getSimpleName().startsWith("Credential")
                    ? "no token: the app has no managed identity, or AZURE_CLIENT_ID names none of its identities"
                    : "no answer (" + root(e).getClass().getSimpleName() + ")";
        }
        String answer = (status(refused) + " " + code(refused)).strip();
        if (status(refused) == UNAUTHORIZED || status(refused) == FORBIDDEN || answer.contains("Authentication")) {
            return answer + "; the function's identity needs the role " + role + " on it, and the network rules must"
                    + " let it in";
        }
        return status(refused) == NOT_FOUND ? answer + "; it does not exist, or its address is wrong" : answer;
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    private static int status(HttpResponseException e) {
        return e.getResponse() == null ? 0 : e.getResponse().getStatusCode();
    }

    private static String code(HttpResponseException e) {
        @Nullable HttpResponse response = e.getResponse();
        String told = response == null ? null : response.getHeaderValue(ERROR_CODE);
        if (told == null && e instanceof TableServiceException refused && refused.getValue() != null) {
            told = String.valueOf(refused.getValue().getErrorCode());
        }
        return told == null ? "" : told;
    }

    private Refusal() {}
}
