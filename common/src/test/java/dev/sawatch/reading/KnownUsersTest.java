package dev.sawatch.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sawatch.audit.AuditEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownUsersTest {
    private final KnownUsers users = new KnownUsers();

    private static AuditEvent.User user(String name) {
        return new AuditEvent.User(name, null, List.of(), AuditEvent.Credential.UNKNOWN);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aUserIsKnownByAllOfItsBytes() {
        String object = "{\"username\":\"ana\",\"groups\":[\"a\"]}";
        users.keep(bytes("  " + object), 2, 2 + object.length(), user("ana"));
        assertThat(users.find(bytes(object + ","), 0, object.length())).isEqualTo(user("ana"));
        for (int i = 0; i < object.length(); i++) {
            byte[] other = bytes(object);
            other[i] ^= 1;
            assertThat(users.find(other, 0, other.length)).as("byte %d", i).isNull();
        }
        assertThat(users.find(bytes(object), 0, object.length() - 1)).isNull();
    }

    @Test
    void manyUsersReplaceEachOtherAndAreNeverConfused() {
        for (int i = 0; i < 5_000; i++) {
            byte[] object = bytes("{\"username\":\"" + i + "\"}");
            users.keep(object, 0, object.length, user("" + i));
            assertThat(users.find(object, 0, object.length)).isEqualTo(user("" + i));
        }
        for (int i = 0; i < 5_000; i++) {
            byte[] object = bytes("{\"username\":\"" + i + "\"}");
            assertThat(users.find(object, 0, object.length)).isIn(user("" + i), null);
        }
    }

    @Test
    void longOnesAreNotKept() {
        byte[] object = bytes("{\"username\":\"" + "x".repeat(2_000) + "\"}");
        users.keep(object, 0, object.length, user("x"));
        assertThat(users.find(object, 0, object.length)).isNull();
    }
}
