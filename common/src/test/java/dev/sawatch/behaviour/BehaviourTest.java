package dev.sawatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sawatch.audit.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviourTest {
    @Test
    void keysAreReadBack() {
        for (VerbClass verb : VerbClass.values()) {
            for (Reach reach : Reach.values()) {
                for (String resource :
                        List.of("pods", "apps/deployments/scale", "configmaps:aws-auth", "/a b denied")) {
                    for (Outcome outcome : Outcome.values()) {
                        Behaviour behaviour = new Behaviour(verb, resource, reach, outcome);
                        assertThat(Behaviour.parse(behaviour.key())).isEqualTo(behaviour);
                    }
                }
            }
        }
        for (String text : List.of("", "list", "list pods", "list pods nowhere", "fly pods own")) {
            assertThatThrownBy(() -> Behaviour.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "get, '', GET",
        "list, '', LIST",
        "watch, '', LIST",
        "create, '', CREATE",
        "update, status, CHANGE",
        "patch, '', CHANGE",
        "apply, '', CHANGE",
        "delete, '', DELETE",
        "deletecollection, '', DELETECOLLECTION",
        "get, exec, CONNECT",
        "create, attach, CONNECT",
        "connect, '', CONNECT",
        "post, '', OTHER"
    })
    void verbsFallIntoClasses(String verb, String subresource, VerbClass expected) {
        assertThat(VerbClass.of(verb, subresource)).isEqualTo(expected);
    }
}
