package dev.skylark.worker;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** worker → jda, lavaplayer → player → core. */
class WorkerRulesTest {

    private static final JavaClasses WORKER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.skylark.worker", "dev.skylark.jda", "dev.skylark.lavaplayer", "dev.skylark.player");

    @Test
    void the_worker_does_not_know_the_functions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.skylark.entry..", "dev.skylark.command..")
                .check(WORKER);
    }

    @Test
    void only_adapters_and_the_worker_itself_see_aws() {
        noClasses()
                .that(not(adapters()))
                .and()
                .resideOutsideOfPackage("dev.skylark.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon..")
                .check(WORKER);
    }

    @Test
    void lavaplayer_is_seen_in_its_package_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.skylark.lavaplayer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.http..")
                .orShould()
                .dependOnClassesThat(lavaPlayer())
                .check(WORKER);
    }

    /** Its author's sender of packets is another library, which has nothing to do with it but the name. */
    private static DescribedPredicate<JavaClass> lavaPlayer() {
        return resideInAPackage("com.sedmelluq..").and(not(resideInAPackage("com.sedmelluq..udpqueue..")));
    }

    @Test
    void jda_is_seen_in_its_package_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.skylark.jda..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.dv8tion..", "club.minnced..")
                .check(WORKER);
    }

    @Test
    void the_player_knows_only_core() {
        noClasses()
                .that()
                .resideInAPackage("dev.skylark.player..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.skylark.jda..", "dev.skylark.lavaplayer..", "dev.skylark.worker..", "dev.skylark.data..")
                .check(WORKER);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.skylark.(*)..").should().beFreeOfCycles().check(WORKER);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(WORKER)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getPackage().isAnnotatedWith(NullMarked.class))
                        .as(it.getName())
                        .isTrue());
    }

    /** A class that implements a port of this house, with what is nested in it. */
    private static DescribedPredicate<JavaClass> adapters() {
        return describe(
                "adapters",
                it -> outermost(it).getRawInterfaces().stream()
                        .anyMatch(port -> port.getPackageName().startsWith("dev.skylark")));
    }

    private static JavaClass outermost(JavaClass it) {
        return it.getEnclosingClass().map(WorkerRulesTest::outermost).orElse(it);
    }
}
