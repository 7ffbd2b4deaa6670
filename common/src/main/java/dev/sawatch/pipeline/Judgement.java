package dev.sawatch.pipeline;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Verdict;
import java.util.Optional;

/**
 * How one call was judged.
 *
 * @param call the call, as it concerns one account
 * @param view what was known before it; not to be kept, for it goes on being learned
 * @param verdict why it is unusual, or empty
 */
public record Judgement(AccountCall call, BaselineView view, Optional<Verdict> verdict) {}
