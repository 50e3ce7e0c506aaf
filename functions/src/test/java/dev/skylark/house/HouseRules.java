package dev.skylark.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, below the base package given, so that each can be tried on a house that breaks it. */
public final class HouseRules {

    private static final Pattern VAGUE = Pattern.compile(".*(Util|Utils|Helper|Manager|Service|Impl|Constants)");

    private final String base;

    public HouseRules(String base) {
        this.base = base;
    }

    public Map<String, ArchRule> all() {
        return Map.of(
                "packages form no cycle", noCycle(),
                "nobody knows the entrance", nobodyKnowsTheEntrance(),
                "only the data package, adapters and the entrance see the AWS SDK", sdkOnlyInAdapters(),
                "names say what things are", namesSayWhatThingsAre(),
                "no class is open for inheritance", everyClassIsClosed(),
                "only the entrance reads the environment", onlyTheEntranceReadsTheEnvironment(),
                "every package is null-marked", everyPackageIsNullMarked(),
                "features know each other only through ports", featuresDoNotKnowEachOther(),
                "command knows nobody but core", commandKnowsOnlyCore());
    }

    ArchRule noCycle() {
        return slices().matching(base + ".(*)..").should().beFreeOfCycles();
    }

    ArchRule nobodyKnowsTheEntrance() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base + ".entry..", base + ".sandbox..", base + ".bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".entry..");
    }

    ArchRule sdkOnlyInAdapters() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base + ".entry..", base + ".data..")
                .and(not(adapter()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon.awssdk..", "software.amazon.lambda..", "net.dv8tion..");
    }

    ArchRule namesSayWhatThingsAre() {
        return noClasses().should().haveNameMatching(VAGUE.pattern());
    }

    ArchRule everyClassIsClosed() {
        return classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and(not(describe(
                        "synthetic or anonymous",
                        it -> it.isAnonymousClass() || it.getModifiers().contains(JavaModifier.SYNTHETIC))))
                .should()
                .haveModifier(JavaModifier.FINAL);
    }

    ArchRule onlyTheEntranceReadsTheEnvironment() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(base + ".entry..")
                .should()
                .callMethodWhere(describe(
                        "System.getenv",
                        it -> it.getTargetOwner().isEquivalentTo(System.class)
                                && it.getTarget().getName().equals("getenv")));
    }

    ArchRule everyPackageIsNullMarked() {
        return classes().should(new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass it, ConditionEvents events) {
                var marked = it.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(it, marked, it.getPackageName() + " of " + it.getName()));
            }
        });
    }

    /** Each arrow from feature to feature is listed here by name: who implements whose port. */
    ArchRule featuresDoNotKnowEachOther() {
        return slices().matching(
                        base
                                + ".(admin|backup|upkeep|ec2|cost|report|log|alert|github|schedule|idle|health|music|account|game|credit|stats)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(in("music"), named("account.Jukebox"))
                .ignoreDependency(in("cost"), named("ec2.Tariff"))
                .ignoreDependency(in("idle"), named("ec2.Tariff"))
                .ignoreDependency(in("cost"), named("report.Spending"))
                .ignoreDependency(in("log"), named("upkeep.OurLogs"))
                .ignoreDependency(in("alert"), named("log.Incoming"))
                .ignoreDependency(in("health"), named("report.Chapter"))
                .ignoreDependency(in("alert"), named("report.Chapter"))
                .ignoreDependency(in("alert"), named("github.Troubles"))
                .ignoreDependency(in("alert"), named("github.Incident"))
                .ignoreDependency(in("alert"), named("github.Repositories"));
    }

    private DescribedPredicate<JavaClass> in(String feature) {
        return describe(feature, it -> it.getPackageName().equals(base + "." + feature));
    }

    /** A port with the values that are nested in it. */
    private DescribedPredicate<JavaClass> named(String port) {
        return describe(port, it -> outermost(it).getName().equals(base + "." + port));
    }

    ArchRule commandKnowsOnlyCore() {
        return noClasses()
                .that()
                .resideInAPackage(base + ".command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        base + ".access..", base + ".work..", base + ".feature..", base + ".admin..", base + ".data..");
    }

    /** A class that implements a port of this house, with what is nested in it. */
    private DescribedPredicate<JavaClass> adapter() {
        return describe(
                "adapters",
                it -> outermost(it).getRawInterfaces().stream()
                        .anyMatch(port -> port.getPackageName().startsWith(base)));
    }

    private static JavaClass outermost(JavaClass it) {
        return it.getEnclosingClass().map(HouseRules::outermost).orElse(it);
    }
}
