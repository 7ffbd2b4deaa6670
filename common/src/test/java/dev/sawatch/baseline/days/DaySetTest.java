package dev.sawatch.baseline.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DaySetTest {
    @Property
    void unionIsCommutative(@ForAll("sets") DaySet a, @ForAll("sets") DaySet b) {
        assertThat(a.union(b)).isEqualTo(b.union(a));
    }

    @Property
    void unionIsAssociative(@ForAll("sets") DaySet a, @ForAll("sets") DaySet b, @ForAll("sets") DaySet c) {
        assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
    }

    @Property
    void unionIsIdempotent(@ForAll("sets") DaySet a, @ForAll("sets") DaySet b) {
        assertThat(a.union(a)).isSameAs(a);
        assertThat(a.union(b).union(b)).isEqualTo(a.union(b));
    }

    @Property
    void agreesWithASetOfDays(
            @ForAll("days") List<Integer> days,
            @ForAll @IntRange(min = 0, max = 200) int from,
            @ForAll @IntRange(min = 0, max = 200) int to) {
        DaySet set = of(days);
        TreeSet<Integer> naive = new TreeSet<>(days);
        naive.removeIf(day -> day <= naive.last() - DaySet.WIDTH);
        assertThat(set.size()).isEqualTo(naive.size());
        assertThat(set.newest()).isEqualTo(naive.last());
        assertThat(set.contains(from)).isEqualTo(naive.contains(from));
        assertThat(set.hasAfter(from)).isEqualTo(naive.higher(from) != null);
        assertThat(set.countBetween(from, to))
                .isEqualTo((int) naive.stream().filter(d -> d > from && d < to).count());
    }

    @Property
    void textIsReadBack(@ForAll("sets") DaySet set) {
        assertThat(DaySet.parse(set.toString())).isEqualTo(set);
    }

    @Example
    void aKnownDayMakesNoNewSet() {
        DaySet set = DaySet.of(20_000).with(20_001);
        assertThat(set.with(20_000)).isSameAs(set);
        assertThat(set.with(20_002).size()).isEqualTo(3);
    }

    @Example
    void countsToTheEndsOfTime() {
        DaySet set = DaySet.of(20_000).with(19_937);
        assertThat(set.countBetween(0, Integer.MAX_VALUE)).isEqualTo(2);
        assertThat(set.countBetween(20_000, 20_000)).isZero();
    }

    @Example
    void otherTextIsRefused() {
        for (String text : List.of("", "5", ".1", "x.1", "5.g", "5.")) {
            assertThatThrownBy(() -> DaySet.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<List<Integer>> days() {
        return Arbitraries.integers().between(0, 200).list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<DaySet> sets() {
        return days().map(DaySetTest::of);
    }

    private static DaySet of(List<Integer> days) {
        return days.stream().map(DaySet::of).reduce(DaySet::union).orElseThrow();
    }
}
