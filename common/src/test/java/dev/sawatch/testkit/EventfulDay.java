package dev.sawatch.testkit;

/** Fifteen quiet days, and one on which most of what can be unusual happens. */
public final class EventfulDay {
    /** Days and calls. */
    public static Story story() {
        return new Story("eventful", """
            days 1-15 payments/checkout get configmaps:settings in payments
            days 1-15 security/vault list secrets in security
            days 1-15 shop/cart get apps/deployments:web in shop
            days 1-15 ops/argo update apps/deployments:web in shop
            # First-seen for the first account and no longer for the second.
            day 16 10:00 payments/checkout list example.com/widgets in shop
            day 16 10:01 shop/cart create example.com/widgets in shop
            # One alert and two calls that it keeps quiet.
            day 16 10:02 payments/checkout list secrets in kube-system
            day 16 10:03 payments/checkout get secrets:db in kube-system
            day 16 10:04 payments/checkout list secrets in kube-system -> 403
            # Sensitive, modifying, from elsewhere, in another's name, in a namespace new to it.
            day 16 10:05 shop/cart get pods/exec:web-0 in shop -> 101
            day 16 10:06 shop/cart get apps/deployments:web in shop ip=203.0.113.7 ua=curl/8.5.0
            day 16 10:07 ops/argo list secrets in security as=payments/checkout
            day 16 10:08 ops/argo update apps/deployments:vault in security
            day 16 10:09 nightly/new list secrets in kube-system
            day 16 10:10 nightly/new list example.com/gadgets
            # Rejected, for it is of the future.
            day 18 10:00 shop/cart list pods arrives=-2
            """);
    }

    private EventfulDay() {}
}
