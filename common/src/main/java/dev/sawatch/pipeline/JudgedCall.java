package dev.sawatch.pipeline;

import dev.sawatch.baseline.BaselineView;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Judgement;

/**
 * How one call was judged.
 *
 * @param call the call, as it concerns one account
 * @param view what was known before it; not to be kept, for it goes on being learned
 * @param judgement what the detector made of it
 */
public record JudgedCall(AccountCall call, BaselineView view, Judgement judgement) {}
