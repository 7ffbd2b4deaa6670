package dev.sawatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever chooses some of the texts cannot make one list pass for another. */
class HashTest {
    @Test
    void isThirtyTwoDigitsAndAlwaysTheSame() {
        assertThat(Hash.of(List.of("a", "b"))).matches("[0-9a-f]{32}").isEqualTo(Hash.of(List.of("a", "b")));
    }

    @Test
    void tellsWhereTextsEnd() {
        List<List<String>> lists = List.of(
                List.of("ab"),
                List.of("a", "b"),
                List.of("", "ab"),
                List.of("ab", ""),
                List.of("\u0001a", "b"),
                List.of("a\u0001b"));
        assertThat(lists.stream().map(Hash::of)).doesNotHaveDuplicates();
    }

    /** Each unit of the long text reads like the length of a text of so many units. */
    @Test
    void aLongTextIsNotManyShortOnes() {
        List<String> many = new ArrayList<>(List.of(""));
        many.addAll(Collections.nCopies(256, "\u00ff".repeat(255)));
        assertThat(Hash.of(many)).isNotEqualTo(Hash.of(List.of("\u00ff".repeat(65_536))));
    }

    @Test
    void tellsAllCharactersApart() {
        List<String> texts = List.of("a", "\u0161", "\u6100", "\ud800", "\ud801", "\u0000", "?");
        assertThat(texts.stream().map(text -> Hash.of(List.of(text)))).doesNotHaveDuplicates();
    }
}
