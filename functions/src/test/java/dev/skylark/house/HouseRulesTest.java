package dev.skylark.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.skylark");

    /** A small house in the test tree that breaks each rule once. */
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("dev.skylark.house.broken");

    @ParameterizedTest
    @MethodSource("rules")
    void the_house_keeps(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rulesOfTheBrokenHouse")
    void a_house_that_breaks_it_is_noticed(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(BROKEN)).isInstanceOf(AssertionError.class);
    }

    @Test
    void the_rules_have_seen_the_house() {
        assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "dev.skylark.json",
                        "dev.skylark.discord",
                        "dev.skylark.command",
                        "dev.skylark.access",
                        "dev.skylark.work",
                        "dev.skylark.data",
                        "dev.skylark.admin",
                        "dev.skylark.entry");
        assertThat(HOUSE).hasSizeGreaterThan(100);
    }

    private static Stream<Named<ArchRule>> rules() {
        return named("dev.skylark");
    }

    private static Stream<Named<ArchRule>> rulesOfTheBrokenHouse() {
        return named("dev.skylark.house.broken");
    }

    private static Stream<Named<ArchRule>> named(String base) {
        return new HouseRules(base).all().entrySet().stream().map(it -> Named.of(it.getKey(), it.getValue()));
    }
}
