package dev.sawatch.benchmarks;

import dev.sawatch.benchmarks.Transplants.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What became of the recording's attacks on other accounts. */
final class TransplantTables {
    private final Transplants transplants;

    TransplantTables(Transplants transplants) {
        this.transplants = transplants;
    }

    /** Prints the tables, for another seed than the published one if it is given. */
    public static void main(String[] args) {
        Page page = new Page();
        long seed = args.length > 0 ? Long.parseLong(args[0]) : Transplants.SEED;
        new TransplantTables(new Transplants(seed)).write(page);
        System.out.print(page);
    }

    void write(Page page) {
        page.heading("Attacks moved onto other accounts");
        int dropped = transplants.dropped().values().stream().mapToInt(i -> i).sum();
        page.line("Each visible chain, one at a time, with the token, pod, address and own namespace of "
                + TransplantDraw.ACCOUNTS
                + " accounts drawn at random, each on a random day after activation on which it"
                + " was active and older than its learning days; seed " + transplants.seed() + ". The recording's own"
                + " attacks are left out of what was learned. Built-in controllers are not drawn, for their tokens belong"
                + " to no pod. Left out were " + dropped + " accounts for which all of the chain's unusual calls were"
                + " daily work: done with success on an earlier day, by verb, resource and reach, or a `get` of what"
                + " they list. Only alerts of calls that are unusual for the account count.");
        shares(page);
        chains(page);
        failed(page, "not alerted", trial -> !trial.isAlerted());
        failed(page, "with Low confidence only", trial -> trial.isAlerted() && !trial.isMedium());
    }

    private void shares(Page page) {
        page.columns(List.of("the thief calls with", "alerted", "with confidence Medium or more"));
        for (ThiefClient client : ThiefClient.values()) {
            page.row(List.of(
                    client.title(),
                    Page.percent(transplants.share(client, Trial::isAlerted)),
                    Page.percent(transplants.share(client, Trial::isMedium))));
        }
    }

    private void chains(Page page) {
        Map<String, List<Trial>> byChain = new TreeMap<>();
        transplants
                .trials()
                .forEach(trial -> byChain.computeIfAbsent(trial.transplant().id(), id -> new ArrayList<>())
                        .add(trial));
        page.line("");
        page.line("Alerted and with confidence Medium or more, of " + TransplantDraw.ACCOUNTS + ":");
        List<String> titles = new ArrayList<>(List.of("chain", "left out"));
        List.of(ThiefClient.values()).forEach(client -> titles.add(client.title()));
        page.columns(titles);
        byChain.forEach((id, trials) -> {
            List<String> cells =
                    new ArrayList<>(List.of(id, "" + transplants.dropped().get(id)));
            List.of(ThiefClient.values()).forEach(client -> cells.add(counts(trials, client)));
            page.row(cells);
        });
    }

    private static String counts(List<Trial> trials, ThiefClient client) {
        List<Trial> own =
                trials.stream().filter(trial -> trial.client() == client).toList();
        return own.stream().filter(Trial::isAlerted).count() + ", "
                + own.stream().filter(Trial::isMedium).count();
    }

    private void failed(Page page, String how, Predicate<Trial> kind) {
        page.line("");
        page.line("Those " + how + ":");
        for (ThiefClient client : ThiefClient.values()) {
            page.line("- " + client.title() + ": "
                    + Page.list(transplants.trials().stream()
                            .filter(trial -> trial.client() == client)
                            .filter(kind)
                            .toList()));
        }
    }
}
