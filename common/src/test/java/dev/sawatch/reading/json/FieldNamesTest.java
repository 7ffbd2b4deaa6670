package dev.sawatch.reading.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldNamesTest {
    private static String find(FieldNames<String> names, String name, String behind) {
        byte[] json = ("..." + name + behind).getBytes(StandardCharsets.UTF_8);
        return names.of(json, 3, json.length - 3 - behind.length());
    }

    @Test
    void findsEachOfAHundredAndNoOther() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            all.add("n".repeat(i));
            all.add("authorization.k8s.io/" + i);
        }
        FieldNames<String> names = new FieldNames<>(all, name -> name, "other");
        for (String name : all) {
            for (String behind : List.of("", "\":\"and so on\"")) {
                assertThat(find(names, name, behind)).isEqualTo(name);
                assertThat(find(names, name + "\u0000", behind)).isEqualTo("other");
                assertThat(find(names, name + "x", behind)).isEqualTo("other");
                assertThat(find(names, "x" + name, behind)).isEqualTo("other");
            }
        }
    }

    @Test
    void namesWithTheSameBeginningAndLengthAreToldApart() {
        FieldNames<String> names = new FieldNames<>(List.of("responseStatus", "responseObject"), name -> name, "other");
        assertThat(find(names, "responseStatus", "")).isEqualTo("responseStatus");
        assertThat(find(names, "responseObject", "")).isEqualTo("responseObject");
        assertThat(find(names, "responseStatuz", "")).isEqualTo("other");
    }
}
