package dev.sawatch.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.Cluster;
import dev.sawatch.audit.Rejection;
import dev.sawatch.testkit.ReceivedRejection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectionJsonTest {
    private static final Rejection KNOWN =
            new Rejection(new Cluster("prod"), Rejection.Reason.BAD_TIME, "no time", "{\"a\":\"\u00e9\n\u6771\"");
    private static final Rejection UNKNOWN = new Rejection(null, Rejection.Reason.NOT_JSON, "no JSON", "");

    @Test
    void writesAscii() {
        assertThat(RejectionJson.message(KNOWN))
                .isEqualTo("{\"v\":1,\"cluster\":\"prod\",\"reason\":\"bad_time\",\"detail\":\"no time\","
                        + "\"excerpt\":\"{\\\"a\\\":\\\"\\u00E9\\n\\u6771\\\"\"}");
        assertThat(RejectionJson.message(UNKNOWN))
                .isEqualTo("{\"v\":1,\"reason\":\"not_json\",\"detail\":\"no JSON\",\"excerpt\":\"\"}");
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(ReceivedRejection.of(RejectionJson.message(KNOWN))).isEqualTo(KNOWN);
        assertThat(ReceivedRejection.of(RejectionJson.message(UNKNOWN))).isEqualTo(UNKNOWN);
    }

    @Test
    void groupsByNumber() {
        assertThat(RejectionJson.groups(Collections.nCopies(25, UNKNOWN), 10, 1_000_000))
                .extracting(List::size)
                .containsExactly(10, 10, 5);
    }

    @Test
    void groupsBySize() {
        int length = RejectionJson.message(UNKNOWN).length();
        assertThat(RejectionJson.groups(Collections.nCopies(5, UNKNOWN), 10, 2 * length))
                .extracting(List::size)
                .containsExactly(2, 2, 1);
        assertThat(RejectionJson.groups(Collections.nCopies(3, UNKNOWN), 10, 2 * length - 1))
                .extracting(List::size)
                .containsExactly(1, 1, 1);
        assertThat(RejectionJson.groups(Collections.nCopies(2, UNKNOWN), 10, length - 1))
                .extracting(List::size)
                .containsExactly(1, 1);
    }

    @Test
    void aMessageIsShortenedToItsLimit() {
        String excerpt = "\ud83d\udd11\u0001".repeat(Rejection.MAX_EXCERPT / 5);
        Rejection tooLong =
                new Rejection(new Cluster("c".repeat(5_000)), Rejection.Reason.TRUNCATED, "cut off", excerpt);
        assertThat(RejectionJson.messages(List.of(KNOWN, tooLong), 16 * 1024))
                .satisfiesExactly(
                        whole -> assertThat(whole).isEqualTo(RejectionJson.message(KNOWN)),
                        cut -> assertThat(cut).hasSizeBetween(4 * 1024, 16 * 1024));
        Rejection read = ReceivedRejection.of(
                RejectionJson.messages(List.of(tooLong), 16 * 1024).get(0));
        assertThat(excerpt).startsWith(read.excerpt());
        assertThat(read.detail()).isEqualTo("cut off");
        assertThat(read.cluster()).isEqualTo(new Cluster("c".repeat(512)));
    }
}
