package dev.skylark.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

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
    void the_worker_knows_neither_the_functions_nor_aws() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.skylark.entry..", "dev.skylark.command..", "software.amazon..")
                .check(WORKER);
    }

    @Test
    void every_package_is_null_marked() {
        assertThat(WORKER)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getPackage().isAnnotatedWith(NullMarked.class))
                        .as(it.getName())
                        .isTrue());
    }
}
