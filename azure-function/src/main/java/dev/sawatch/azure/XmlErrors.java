package dev.sawatch.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;

/**
 * Turns a refusal whose body is XML into the exception that one in JSON becomes. Tables refuse a wrong key or a missing
 * role in XML, and the client would look for an XML mapper that only this case needs, and fail by a LinkageError.
 */
final class XmlErrors extends HttpPipelineSyncPolicy {
    /** Outside of the client's retries. */
    @Override
    public HttpPipelinePosition getPipelinePosition() {
        return HttpPipelinePosition.PER_CALL;
    }

    @Override
    protected HttpResponse afterReceivedResponse(HttpPipelineCallContext context, HttpResponse response) {
        String type = response.getHeaderValue(HttpHeaderName.CONTENT_TYPE);
        if (response.getStatusCode() < 400 || type == null || !type.contains("xml")) {
            return response;
        }
        String code = response.getHeaderValue(Refusal.ERROR_CODE);
        response.close();
        throw new HttpResponseException("Status code " + response.getStatusCode() + ", " + code, response);
    }
}
