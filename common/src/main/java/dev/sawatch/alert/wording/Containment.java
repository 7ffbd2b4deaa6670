package dev.sawatch.alert.wording;

import static dev.sawatch.alert.wording.InvestigationQuery.shell;

import dev.sawatch.audit.AuditEvent;
import dev.sawatch.audit.Outcome;
import dev.sawatch.audit.Provider;
import dev.sawatch.audit.ServiceAccount;
import dev.sawatch.behaviour.AccountCall;
import dev.sawatch.behaviour.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How to contain a stolen token: end the token, then take the account's right; never more than the account. Commands are
 * made only of names that Kubernetes allows, each quoted for a shell.
 */
final class Containment {
    private static final Pattern UID = Pattern.compile("[0-9a-f-]{1,64}");

    /** True of a subject that is the account; in a RoleBinding its namespace may be left out. */
    private static final String IS_ACCOUNT =
            ".kind == \"ServiceAccount\" and .name == $name and (.namespace // $home) == $ns";

    private final AuditEvent event;
    private final ServiceAccount account;
    private final List<String> lines = new ArrayList<>();

    private Containment(AuditEvent event, ServiceAccount account) {
        this.event = event;
        this.account = account;
    }

    /** The steps, line by line. */
    static List<String> of(AccountCall call) {
        ServiceAccount holder =
                call.traits().impersonated() ? call.event().user().serviceAccount() : call.account();
        if (holder == null) {
            return List.of(
                    "3. To contain it: end the access of the caller where it logs in. The service account that it"
                            + " acted as is not at fault.");
        } else if (!Names.isLabel(holder.namespace()) || !Names.isSubdomain(holder.name())) {
            return List.of("3. To contain it: no command is given, for Kubernetes allows no account of this name.");
        }
        Containment containment = new Containment(call.event(), holder);
        containment.add();
        return containment.lines;
    }

    private void add() {
        lines.add("3. To contain it, once you are sure, in the cluster "
                + CallWording.name(event.cluster().name()) + "; all that runs as " + account
                + " is hit, what belongs to others is not:");
        addToken(event.user().credential());
        addRight();
        String identity = identity(event.cluster().provider());
        if (!identity.isEmpty()) {
            lines.add("If the account has " + identity
                    + ", what was got with it outlives token and pod: revoke it there.");
        }
    }

    private void addToken(AuditEvent.Credential credential) {
        if (Names.isSubdomain(credential.pod())) {
            addPod(credential);
        } else if (credential.id().isEmpty() && credential.pod().isEmpty()) {
            addCandidates();
        } else {
            lines.add(
                    "The token names no pod that could be deleted: it lives until it expires, or the account is deleted."
                            + " Until then take its rights.");
        }
    }

    private void addPod(AuditEvent.Credential credential) {
        String pod = shell(credential.pod()) + " --namespace=" + shell(account.namespace());
        lines.add("The token dies with its pod. A new pod of the same image can be broken into in the same way; the old"
                + " one's logs are lost with it.");
        if (UID.matcher(credential.podUid()).matches()) {
            lines.add("[ \"$(kubectl get pod " + pod + " --output=jsonpath='{.metadata.uid}')\" = "
                    + shell(credential.podUid()) + " ] &&");
        }
        lines.add("kubectl delete pod " + pod);
    }

    /** The log of GKE never says what a token is bound to; that of others does not for tokens kept in secrets. */
    private void addCandidates() {
        lines.add(
                "The log does not say what the token is bound to. A pod's dies with the pod, one kept in a secret with"
                        + " the secret; the account's pods, then its secrets:");
        lines.add("kubectl get pods --namespace=" + shell(account.namespace()) + " --field-selector="
                + shell("spec.serviceAccountName=" + account.name()));
        lines.add("kubectl get secrets --namespace=" + shell(account.namespace())
                + " --field-selector=type=kubernetes.io/service-account-token --output=json |");
        lines.add("jq --arg name " + shell(account.name()) + " '.items[].metadata"
                + " | select(.annotations[\"kubernetes.io/service-account.name\"] == $name) | .name'");
    }

    private void addRight() {
        if (event.outcome() == Outcome.DENIED) {
            lines.add("The call was refused: it shows no right that could be taken.");
            return;
        }
        Grant grant = Grant.of(event.reason()).orElse(null);
        if (grant == null) {
            addBindings();
        } else if (grant.isTo(account)) {
            addRemoval(grant);
        } else {
            lines.add("The right comes by " + grant.words() + ", which binds the " + grant.subjectKind() + " "
                    + CallWording.name(grant.subject()) + ": not only this account, so look before you change it.");
        }
    }

    private void addRemoval(Grant grant) {
        lines.add("The right comes by " + grant.words() + ". Others whom it binds keep it:");
        lines.add("kubectl get " + grant.arguments() + " --output=json |");
        lines.add("jq " + arguments() + " '.metadata.namespace as $home | .subjects |= map(select((" + IS_ACCOUNT
                + ") | not))' |");
        lines.add("kubectl replace --filename=-");
    }

    private void addBindings() {
        lines.add("The log does not name the binding that allowed the call. Those that name the account:");
        lines.add("kubectl get rolebindings,clusterrolebindings --all-namespaces --output=json |");
        lines.add("jq --compact-output " + arguments() + " '.items[] | .metadata.namespace as $home"
                + " | select(any(.subjects[]?; " + IS_ACCOUNT + ")) | [.kind, $home, .metadata.name]'");
    }

    private String arguments() {
        return "--arg ns " + shell(account.namespace()) + " --arg name " + shell(account.name());
    }

    private static String identity(Provider provider) {
        return switch (provider) {
            case AWS -> "a role in AWS";
            case AZURE -> "a managed identity in Azure";
            case GCP -> "rights in Google Cloud's IAM";
            case NONE -> "";
        };
    }
}
