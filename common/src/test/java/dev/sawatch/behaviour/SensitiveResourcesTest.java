package dev.sawatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sawatch.behaviour.names.SystemNamespaces;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitiveResourcesTest {
    private static final String LIST = """
            [{"id":"rules","resources":["rules","example.com/rules/status"],"verbs":["create","change"],"reason":"r"},
             {"id":"system-maps","resources":["configmaps"],"verbs":["change"],"namespaces":"system","reason":"r"},
             {"id":"everywhere","resources":["pods"],"verbs":["list"],"reach":["CLUSTER","SYSTEM"],"reason":"r"},
             {"id":"keys","resources":["configmaps"],"verbs":["get"],"names":["a","b"],"namespace":"vault","reason":"r"},
             {"id":"one-map","resources":["configmaps"],"verbs":["change"],"names":["dns"],"reason":"more telling"}]
            """;

    @ParameterizedTest
    @CsvSource({
        "CREATE, rules, OWN, shop, '', rules",
        "CHANGE, rules, CLUSTER, '', '', rules",
        "CHANGE, example.com/rules/status, OTHER, shop, x, rules",
        "DELETE, rules, OWN, shop, '', ''",
        "CREATE, rule, OWN, shop, '', ''",
        "CHANGE, configmaps, SYSTEM, kube-system, x, system-maps",
        "CHANGE, configmaps, OWN, kube-system, x, system-maps",
        "CHANGE, configmaps, SYSTEM, mesh-system, x, system-maps",
        "CHANGE, configmaps, OTHER, shop, x, ''",
        "CHANGE, configmaps, CLUSTER, '', x, ''",
        "CHANGE, configmaps, OTHER, shop, dns, one-map",
        "CHANGE, configmaps, SYSTEM, kube-system, dns, one-map",
        "LIST, pods, CLUSTER, '', '', everywhere",
        "LIST, pods, SYSTEM, kube-system, '', everywhere",
        "LIST, pods, OTHER, shop, '', ''",
        "GET, configmaps, OTHER, vault, a, keys",
        "GET, configmaps, OTHER, vault, b, keys",
        "GET, configmaps, OTHER, vault, c, ''",
        "GET, configmaps, OTHER, shop, a, ''"
    })
    void allThatAnEntrySaysMustMatch(
            VerbClass verb, String resource, Reach reach, String namespace, String name, String id)
            throws JsonProcessingException {
        SensitiveResources.Entry entry = list().match(verb, resource, reach, namespace, name);
        assertThat(entry == null ? "" : entry.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, configmaps, vault, true",
        "GET, configmaps, shop, false",
        "CHANGE, configmaps, shop, true",
        "DELETE, configmaps, vault, false",
        "CREATE, rules, shop, false",
        "LIST, pods, shop, false"
    })
    void someEntriesMeanSingleObjects(VerbClass verb, String resource, String namespace, boolean named)
            throws JsonProcessingException {
        assertThat(list().namesObjects(verb, resource, namespace)).isEqualTo(named);
    }

    private static SensitiveResources list() throws JsonProcessingException {
        return new SensitiveResources(
                SensitiveResources.parse(new ObjectMapper().readTree(LIST)),
                new SystemNamespaces(List.of("mesh-system")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'id':'', | no id",
                "'id':'x','verb':['get'], | unknown field verb",
                "'id':'x','resources':[], | no resources",
                "'id':'x','verbs':[], | no verbs",
                "'id':'x','verbs':['steal'], | unknown verbs steal",
                "'id':'x','reach':['MOON'], | unknown reach MOON",
                "'id':'x','reason':' ', | no reason",
                "'id':'x','namespaces':'all', | namespaces can only be \"system\""
            })
    void aSlipInAnEntryIsNamed(String slip, String fault) {
        String whole = "'resources':['pods'],'verbs':['get'],'reason':'r'";
        String entry = "[{" + slip + without(whole, slip) + "}]";
        assertThatThrownBy(() -> SensitiveResources.parse(new ObjectMapper().readTree(entry.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    /** The fields of the entry that the slip does not have. */
    private static String without(String whole, String slip) {
        return List.of(whole.split(",", -1)).stream()
                .filter(field -> !slip.contains(field.substring(0, field.indexOf(':') + 1)))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }

    @Test
    void whatIsShippedIsReadWhole() {
        assertThat(SensitiveResources.shipped())
                .hasSizeGreaterThan(10)
                .allSatisfy(entry -> assertThat(entry.source()).isNotBlank())
                .anySatisfy(entry -> assertThat(entry.onlySystem()).isTrue());
    }
}
