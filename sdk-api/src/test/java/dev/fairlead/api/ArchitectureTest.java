package dev.fairlead.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SDK =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.fairlead.api");

    private static final ArchRule FEW_DEPENDENCIES =
            classes()
                    .that()
                    .resideInAPackage("dev.fairlead.api..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.fairlead.api..",
                            "java..",
                            "org.jspecify.annotations",
                            "org.apache.kafka.connect.components",
                            "org.apache.kafka.connect.connector",
                            "org.apache.kafka.connect.data",
                            "org.apache.kafka.connect.errors",
                            "org.apache.kafka.connect.header",
                            "org.apache.kafka.connect.sink",
                            "org.apache.kafka.connect.source",
                            "org.apache.kafka.connect.storage",
                            "org.apache.kafka.connect.transforms..",
                            "org.apache.kafka.common",
                            "org.apache.kafka.common.config..",
                            "org.apache.kafka.common.errors",
                            "org.apache.kafka.common.header",
                            "org.apache.kafka.clients.consumer",
                            "org.apache.kafka.clients.producer")
                    .because("an author's plugin carries this along into every worker");

    private static final ArchRule NO_STATE_SHARED =
            fields().that().areStatic().should().beFinal().because("tasks share a JVM");

    private static final ArchRule FINAL =
            classes()
                    .that()
                    .areTopLevelClasses()
                    .and()
                    .areNotInterfaces()
                    .and()
                    .doNotHaveModifier(JavaModifier.ABSTRACT)
                    .should()
                    .haveModifier(JavaModifier.FINAL);

    @Nested
    class TheSdk {
        @Test
        void depends_on_java_kafkas_public_packages_and_jspecify_only() {
            FEW_DEPENDENCIES.check(SDK);
        }

        @Test
        void has_no_static_state_and_no_protected_fields() {
            NO_STATE_SHARED.check(SDK);
            fields().should().notBeProtected().check(SDK);
        }

        @Test
        void is_closed_for_extension_but_for_its_patterns() {
            FINAL.check(SDK);
        }

        @Test
        void has_no_cycles_between_packages() {
            slices().matching("dev.fairlead.api.(*)..").should().beFreeOfCycles().check(SDK);
        }

        @Test
        void calls_things_by_names_that_mean_something() {
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)").check(SDK);
        }
    }

    @Nested
    class APlantedViolation {
        @Test
        void of_the_dependencies_is_found() {
            assertFound(FEW_DEPENDENCIES, UsesJackson.class);
            assertFound(FEW_DEPENDENCIES, UsesKafkasInternals.class);
        }

        @Test
        void of_the_other_rules_is_found() {
            assertFound(NO_STATE_SHARED, UsesJackson.class);
            assertFound(FINAL, PlantedOpenClass.class);
        }

        private void assertFound(ArchRule rule, Class<?> planted) {
            JavaClasses classes = new ClassFileImporter().importClasses(planted);
            assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
        }
    }

    static final class UsesJackson {
        static ObjectMapper mapper = new ObjectMapper();
    }

    static final class UsesKafkasInternals {
        int hash(byte[] bytes) {
            return Utils.murmur2(bytes);
        }
    }
}

class PlantedOpenClass {}
