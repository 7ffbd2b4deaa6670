package dev.sawatch.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Set;

/** The dependency rules that every module keeps; a module's ArchitectureTest checks those that concern it. */
public final class ArchitectureRules {
    private static final Set<String> CLIENT_FACTORIES = Set.of("create", "builder", "newBuilder", "getDefaultInstance");

    /** Only classes named {@code ...Wiring} read the environment and the clock. */
    public static final ArchRule ONLY_WIRING_READS_ENVIRONMENT_AND_CLOCK = noClasses()
            .that()
            .haveNameNotMatching(".*Wiring(\\$.*)?")
            .should()
            .callMethodWhere(readsEnvironmentOrClock())
            .because("tests pass a map and a time");

    /** Only classes named {@code ...Wiring} build clients of services. */
    public static final ArchRule ONLY_WIRING_BUILDS_CLIENTS = noClasses()
            .that()
            .haveNameNotMatching(".*Wiring(\\$.*)?")
            .should()
            .callCodeUnitWhere(buildsClient())
            .because("an adapter is given its client");

    /** Packages do not depend on each other in a circle. */
    public static final ArchRule NO_CYCLES =
            slices().matching("dev.sawatch.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    /** Packages below {@code dev.sawatch}, from those who use to those who are used: an event walks one way through the house. */
    private static final List<String> ORDER = List.of(
            "aws",
            "azure",
            "gcp",
            "cli",
            "cli.command",
            "cli.rbac",
            "cli.input",
            "cli.report.html",
            "cli.report",
            "cli.state",
            "function",
            "pipeline",
            "settings",
            "ledger",
            "alert.ocsf",
            "alert.wording",
            "alert",
            "detection",
            "baseline",
            "baseline.days",
            "behaviour",
            "behaviour.names",
            "state",
            "reading.log",
            "reading.eks",
            "reading.aks",
            "reading.inner",
            "reading.gke",
            "reading",
            "reading.packed",
            "reading.json",
            "audit");

    /** Every package is in the order, and depends only on those below it. */
    public static final ArchRule DEPENDENCIES_POINT_DOWN = dependenciesPointDown();

    /** The core knows Java and Jackson, and no cloud. */
    public static final ArchRule CORE_KNOWS_NO_CLOUD = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..",
                    "dev.sawatch..");

    /** Production classes of a package and those below it. */
    public static JavaClasses classesOf(String packageName) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // Where the modules are packaged, this very class comes from a jar, which the option takes for
                // production.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(packageName);
    }

    private static ArchRule dependenciesPointDown() {
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .ensureAllClassesAreContainedInArchitecture();
        for (String name : ORDER) {
            layers = layers.layer(name).definedBy("dev.sawatch." + name);
        }
        for (int i = 0; i < ORDER.size() - 1; i++) {
            List<String> below = ORDER.subList(i + 1, ORDER.size());
            layers = layers.whereLayer(ORDER.get(i)).mayOnlyAccessLayers(below.toArray(String[]::new));
        }
        return layers.whereLayer(ORDER.get(ORDER.size() - 1)).mayNotAccessAnyLayer();
    }

    private static DescribedPredicate<JavaCall<?>> readsEnvironmentOrClock() {
        return DescribedPredicate.describe("reads the environment or the clock", call -> {
            CodeUnitCallTarget target = call.getTarget();
            String name = target.getName();
            return switch (target.getOwner().getName()) {
                case "java.lang.System" -> name.equals("getenv") || name.equals("currentTimeMillis");
                default ->
                    target.getOwner().getPackageName().startsWith("java.time")
                            && (name.equals("now") || name.startsWith("system"));
            };
        });
    }

    private static DescribedPredicate<JavaCall<?>> buildsClient() {
        return DescribedPredicate.describe("builds a client", call -> {
            CodeUnitCallTarget target = call.getTarget();
            String owner = target.getOwner().getSimpleName();
            boolean foreign = !target.getOwner().getPackageName().startsWith("dev.sawatch")
                    && !target.getOwner().getPackageName().startsWith("java.");
            boolean factory = owner.matches(".*(Client|Firestore|Publisher|Options)")
                    && CLIENT_FACTORIES.contains(target.getName());
            return foreign && (factory || owner.endsWith("ClientBuilder"));
        });
    }

    private ArchitectureRules() {}
}
