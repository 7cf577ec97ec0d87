package dev.fairlead.testkit;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses KIT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.fairlead.testkit");

    private static final JavaClasses WITH_TESTS =
            new ClassFileImporter().importPackages("dev.fairlead.testkit");

    private static final ArchRule CORE_ONLY =
            noClasses()
                    .that()
                    .resideInAPackage("..testkit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..runtime.worker..",
                            "..runtime.log.kafka..",
                            "..runtime.cli..",
                            "..runtime.rest..")
                    .because("the kit simulates the world around the worker's core");

    private static final ArchRule NO_THREADS =
            noClasses()
                    .that()
                    .resideInAPackage("..testkit.simulation..")
                    .should()
                    .callConstructor(Thread.class, Runnable.class)
                    .orShould()
                    .callConstructor(Thread.class, Runnable.class, String.class)
                    .orShould()
                    .callMethod(Thread.class, "start")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "yield")
                    .orShould()
                    .callMethod(Thread.class, "interrupt")
                    .orShould()
                    .callMethod(Object.class, "wait", long.class)
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.util\\.concurrent\\.(.*Executor.*|.+Future.*|locks\\..*)")
                    .because("one thread lives a life; the watch package has the others");

    private static final ArchRule NO_CLOCK =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..testkit.simulation..", "..testkit.law..", "..testkit.report..")
                    .should()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class)
                    .because("virtual time passes when a schedule says so");

    private static final ArchRule NO_CHANCE =
            noClasses()
                    .that()
                    .resideInAnyPackage("..testkit.simulation..", "..testkit.search..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Random.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(SplittableRandom.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ThreadLocalRandom.class)
                    .orShould()
                    .callMethod(UUID.class, "randomUUID")
                    .orShould()
                    .callMethod(Math.class, "random")
                    .because("a schedule means the same on every machine and Java version");

    private static final List<ArchRule> RULES = List.of(CORE_ONLY, NO_THREADS, NO_CLOCK, NO_CHANCE);

    /** One class at a time: a rule of several parts must notice each of them. */
    private static boolean notices(ArchRule rule, String planted) {
        JavaClasses classes =
                WITH_TESTS.that(nameMatching("dev\\.fairlead\\.testkit\\." + planted));
        assertThat(classes).hasSize(1);
        return rule.evaluate(classes).hasViolation();
    }

    @Nested
    class TheKit {
        @Test
        void keeps_its_rules() {
            RULES.forEach(rule -> rule.check(KIT));
        }

        @Test
        void has_no_cycle_between_the_packages_that_others_build_on() {
            slices().matching("dev.fairlead.testkit.(*)..").should().beFreeOfCycles().check(KIT);
        }
    }

    @Nested
    class ARule {
        @Test
        void notices_the_worker() {
            assertThat(notices(CORE_ONLY, "planted.UsesTheWorker")).isTrue();
        }

        @Test
        void notices_kafkas_log() {
            assertThat(notices(CORE_ONLY, "planted.UsesKafkasLog")).isTrue();
        }

        @Test
        void notices_the_command() {
            assertThat(notices(CORE_ONLY, "planted.UsesTheCommand")).isTrue();
        }

        @Test
        void passes_what_keeps_it() {
            assertThat(notices(CORE_ONLY, "simulation.planted.ThrowsDice")).isFalse();
        }

        @Test
        void notices_a_thread() {
            assertThat(notices(NO_THREADS, "simulation.planted.UsesAThread")).isTrue();
        }

        @Test
        void notices_a_clock() {
            assertThat(notices(NO_CLOCK, "simulation.planted.LooksAtTheClock")).isTrue();
        }

        @Test
        void notices_chance() {
            assertThat(notices(NO_CHANCE, "simulation.planted.ThrowsDice")).isTrue();
        }
    }
}
