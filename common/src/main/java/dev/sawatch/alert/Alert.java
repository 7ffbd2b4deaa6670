package dev.sawatch.alert;

import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.detection.Severity;
import dev.sawatch.detection.Verdict;

/**
 * An unusual call that people are told of.
 *
 * @param id hash of all that the call says about itself: the same however often it is delivered
 * @param episode which alerts it belongs with
 * @param call the call
 * @param verdict why it is unusual
 * @param severity how bad that would be
 * @param context what is usual instead
 * @param suppressed what the last alert about the same kept quiet
 */
public record Alert(
        String id,
        EpisodePlace episode,
        AccountCall call,
        Verdict verdict,
        Severity severity,
        BaselineContext context,
        Suppressed suppressed) {}
