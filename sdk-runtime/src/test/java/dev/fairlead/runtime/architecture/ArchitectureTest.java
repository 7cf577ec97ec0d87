package dev.fairlead.runtime.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.fairlead.runtime.architecture.Code.assertReported;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchitectureTest {
    private static final JavaClasses SHIPPED = Code.shipped();

    @TempDir private Path directory;

    @Nested
    class TheCore {
        @Test
        void is_built_from_values_and_ports_only() {
            ArchRule rule =
                    classes()
                            .that()
                            .resideInAPackage("dev.fairlead.runtime.task")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(
                                    "dev.fairlead.runtime.task",
                                    "dev.fairlead.runtime.log",
                                    "dev.fairlead.runtime.pipeline",
                                    "java.lang..",
                                    "java.time",
                                    "java.util",
                                    "java.util.function",
                                    "java.util.stream",
                                    "org.apache.kafka.common",
                                    "org.apache.kafka.connect.sink",
                                    "org.apache.kafka.connect.source",
                                    "org.jspecify.annotations")
                            .because("the same core runs on threads and in the simulation");

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.task;
                    final class Locked { java.util.concurrent.locks.Lock lock; }
                    """,
                    """
                    package dev.fairlead.runtime.task;
                    final class FileReading { java.io.File file; }
                    """,
                    """
                    package dev.fairlead.runtime.task;
                    final class Talkative {
                        org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("x");
                    }
                    """,
                    """
                    package dev.fairlead.runtime.task;
                    final class Producing { org.apache.kafka.clients.producer.Producer<?, ?> out; }
                    """,
                    """
                    package dev.fairlead.runtime.task;
                    final class Remembering { dev.fairlead.runtime.log.memory.MemoryLog log; }
                    """,
                    """
                    package dev.fairlead.runtime.task;
                    final class Calling { dev.fairlead.runtime.calls.SourceTaskCalls calls; }
                    """);
        }

        @Test
        void knows_no_time_no_chance_and_no_thread_but_what_it_is_given() {
            ArchRule rule =
                    noClasses()
                            .that()
                            .resideInAnyPackage(
                                    "dev.fairlead.runtime.task",
                                    "dev.fairlead.runtime.pipeline",
                                    "dev.fairlead.runtime.log",
                                    "dev.fairlead.runtime.log.local",
                                    "dev.fairlead.runtime.log.memory")
                            .should()
                            .callMethod(System.class, "nanoTime")
                            .orShould()
                            .callMethod(System.class, "currentTimeMillis")
                            .orShould()
                            .callMethodWhere(
                                    target(owner(nameMatching("java\\.time\\..*")))
                                            .and(target(nameMatching("now")))
                                            .as("a method 'now' is called"))
                            .orShould()
                            .callMethodWhere(
                                    target(owner(resideInAPackage("java.time")))
                                            .and(target(nameMatching("system.*")))
                                            .as("a system clock is asked for"))
                            .orShould()
                            .callMethod(java.util.UUID.class, "randomUUID")
                            .orShould()
                            .callMethod(Math.class, "random")
                            .orShould()
                            .callConstructor(Random.class)
                            .orShould()
                            .callConstructor(SplittableRandom.class)
                            .orShould()
                            .dependOnClassesThat()
                            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                            .orShould()
                            .dependOnClassesThat()
                            .haveFullyQualifiedName("java.security.SecureRandom")
                            .orShould()
                            .dependOnClassesThat()
                            .belongToAnyOf(Thread.class, ThreadLocal.class)
                            .orShould()
                            .dependOnClassesThat()
                            .haveNameMatching(
                                    "java\\.util\\.concurrent\\.(.*Executor.*|ForkJoin.*|Timer.*)")
                            .because("time, chance and threads enter through constructors");

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.task;
                    final class Stopwatch { long start = System.nanoTime(); }
                    """,
                    """
                    package dev.fairlead.runtime.task;
                    final class Calendar { long today = System.currentTimeMillis(); }
                    """,
                    """
                    package dev.fairlead.runtime.pipeline;
                    final class Stamped { Object at = java.time.Instant.now(); }
                    """,
                    """
                    package dev.fairlead.runtime.pipeline;
                    final class Clocked { Object clock = java.time.Clock.systemUTC(); }
                    """,
                    """
                    package dev.fairlead.runtime.pipeline;
                    final class Dice { Object dice = new java.util.Random(); }
                    """,
                    """
                    package dev.fairlead.runtime.pipeline;
                    final class Split { Object dice = new java.util.SplittableRandom(); }
                    """,
                    """
                    package dev.fairlead.runtime.pipeline;
                    final class Unseeded {
                        int chance = java.util.concurrent.ThreadLocalRandom.current().nextInt();
                    }
                    """,
                    """
                    package dev.fairlead.runtime.log.memory;
                    final class Named { Object id = java.util.UUID.randomUUID(); }
                    """,
                    """
                    package dev.fairlead.runtime.log.local;
                    final class Busy { void run() { new Thread(() -> {}).start(); } }
                    """,
                    """
                    package dev.fairlead.runtime.log.local;
                    final class Pooled { java.util.concurrent.ExecutorService pool; }
                    """);
        }
    }

    @Nested
    class ThePorts {
        @Test
        void of_the_log_know_none_of_its_implementations() {
            ArchRule rule =
                    noClasses()
                            .that()
                            .resideInAPackage("dev.fairlead.runtime.log")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.fairlead.runtime.log.(*)..");

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.log;
                    final class Partial { dev.fairlead.runtime.log.memory.MemoryLog log; }
                    """);
        }

        @Test
        void are_not_needed_to_call_a_task() {
            ArchRule rule =
                    noClasses()
                            .that()
                            .resideInAPackage("dev.fairlead.runtime.calls")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    "dev.fairlead.runtime.worker..",
                                    "dev.fairlead.runtime.log.(*)..",
                                    "dev.fairlead.runtime.cli..",
                                    "dev.fairlead.runtime.rest..")
                            .because("both drivers call tasks through the same classes");

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.calls;
                    final class Driving { dev.fairlead.runtime.worker.ThreadedSourceDriver driver; }
                    """);
        }
    }

    @Nested
    class ThePackages {
        @Test
        void depend_on_each_other_in_one_direction() {
            ArchRule rule =
                    slices().matching("dev.fairlead.runtime.(**)").should().beFreeOfCycles();

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.hen;
                    public final class Hen { dev.fairlead.runtime.egg.Egg egg; }
                    """,
                    """
                    package dev.fairlead.runtime.egg;
                    public final class Egg { dev.fairlead.runtime.hen.Hen hen; }
                    """);
        }

        @Test
        void need_neither_the_sdk_nor_the_stock_worker() {
            ArchRule rule =
                    noClasses()
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage("dev.fairlead.api..", "dev.fairlead.testkit..")
                            .orShould()
                            .dependOnClassesThat(isOfTheStockWorker());

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    List.of(
                            """
                            package dev.fairlead.api.source;
                            public interface Reader {}
                            """,
                            """
                            package org.apache.kafka.connect.runtime;
                            public class WorkerTask {}
                            """),
                    """
                    package dev.fairlead.runtime.worker;
                    final class Typed { dev.fairlead.api.source.Reader reader; }
                    """,
                    """
                    package dev.fairlead.runtime.worker;
                    final class Stock { org.apache.kafka.connect.runtime.WorkerTask task; }
                    """);
        }

        /** By name, and by jar for the packages that the stock worker shares with Connect's API. */
        private DescribedPredicate<JavaClass> isOfTheStockWorker() {
            return describe(
                    "are of connect-runtime",
                    type ->
                            type.getPackageName().startsWith("org.apache.kafka.connect.runtime")
                                    || type.getPackageName()
                                            .startsWith("org.apache.kafka.connect.cli")
                                    || type.getSource()
                                            .map(source -> source.getUri().toString())
                                            .filter(uri -> uri.contains("/connect-runtime-"))
                                            .isPresent());
        }
    }

    @Nested
    class PluginCode {
        @Test
        void can_throw_anything_and_is_caught_in_one_package() throws IOException {
            assertThat(Code.catchesOfThrowable(Path.of("src/main/java")))
                    .allSatisfy(place -> assertThat(place).startsWith("Boundary.java:"))
                    .isNotEmpty();

            Files.writeString(
                    directory.resolve("Greedy.java"),
                    """
                    final class Greedy {
                        void run(Runnable action) {
                            try {
                                action.run();
                            } catch (IllegalStateException | Throwable e) {
                            }
                        }
                    }
                    """);
            assertThat(Code.catchesOfThrowable(directory)).containsExactly("Greedy.java:5");
        }
    }

    @Nested
    class AClass {
        @Test
        void is_final_when_it_can_be_instantiated() {
            ArchRule rule =
                    classes()
                            .that()
                            .areTopLevelClasses()
                            .and()
                            .areNotInterfaces()
                            .and()
                            .areNotEnums()
                            .and()
                            .doNotHaveModifier(JavaModifier.ABSTRACT)
                            .should()
                            .haveModifier(JavaModifier.FINAL);

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.worker;
                    class Open {}
                    """);
        }

        @Test
        void inherits_from_no_class_of_ours() {
            ArchRule rule = classes().should(extendNothingOfOurs());

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    List.of(
                            """
                            package dev.fairlead.runtime.worker;
                            class Parent {}
                            """),
                    """
                    package dev.fairlead.runtime.worker;
                    final class Child extends Parent {}
                    """);
        }

        private ArchCondition<JavaClass> extendNothingOfOurs() {
            return new ArchCondition<>("extend no class of ours") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getRawSuperclass()
                            .filter(parent -> parent.getName().startsWith("dev.fairlead."))
                            .filter(parent -> !parent.isEnum())
                            .ifPresent(
                                    parent ->
                                            events.add(
                                                    SimpleConditionEvent.violated(
                                                            type,
                                                            type.getName()
                                                                    + " extends "
                                                                    + parent.getName())));
                }
            };
        }

        @Test
        void is_named_for_what_it_is() {
            ArchRule rule =
                    noClasses()
                            .should()
                            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
                            .orShould()
                            .haveNameMatching(".*[.$]Abstract[A-Z].*");

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    "package dev.fairlead.runtime.worker; final class TaskManager {}",
                    "package dev.fairlead.runtime.worker; final class TaskHelper {}",
                    "package dev.fairlead.runtime.worker; final class TaskUtil {}",
                    "package dev.fairlead.runtime.worker; final class TaskUtils {}",
                    "package dev.fairlead.runtime.worker; final class TaskImpl {}",
                    "package dev.fairlead.runtime.worker; abstract class AbstractTask {}");
        }

        @Test
        void keeps_its_fields_to_itself() {
            ArchRule rule = fields().should().notBeProtected().andShould(notBePublicAndMutable());

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.worker;
                    class Generous { protected int count; }
                    """,
                    """
                    package dev.fairlead.runtime.worker;
                    final class Open { public int count; }
                    """);
        }

        private ArchCondition<JavaField> notBePublicAndMutable() {
            return new ArchCondition<>("not be public and mutable") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    boolean exposed =
                            field.getModifiers().contains(JavaModifier.PUBLIC)
                                    && !field.getModifiers().contains(JavaModifier.FINAL);
                    if (exposed) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        field, field.getFullName() + " is public and mutable"));
                    }
                }
            };
        }

        @Test
        void shares_no_state_among_its_objects() {
            ArchRule constants = fields().that().areStatic().should().beFinal();
            ArchRule values =
                    fields().that()
                            .areStatic()
                            .should()
                            .notHaveRawType(
                                    describe(
                                            "one that is made to change",
                                            type ->
                                                    type.isAssignableTo(ThreadLocal.class)
                                                            || type.getName()
                                                                    .matches(
                                                                            "java\\.util\\.concurrent\\..*")));

            constants.check(SHIPPED);
            values.check(SHIPPED);
            assertReported(
                    constants,
                    directory.resolve("constants"),
                    """
                    package dev.fairlead.runtime.worker;
                    final class Counting { private static int count; }
                    """);
            assertReported(
                    values,
                    directory.resolve("values"),
                    """
                    package dev.fairlead.runtime.worker;
                    final class Shared {
                        private static final java.util.concurrent.atomic.AtomicLong COUNT =
                                new java.util.concurrent.atomic.AtomicLong();
                    }
                    """,
                    """
                    package dev.fairlead.runtime.worker;
                    final class Cached {
                        private static final ThreadLocal<String> LAST = new ThreadLocal<>();
                    }
                    """);
        }

        @Test
        void is_constructed_from_six_things_at_most() {
            ArchRule rule =
                    constructors()
                            .that()
                            .areDeclaredInClassesThat()
                            .areNotAssignableTo(Record.class)
                            .should(haveSixParametersAtMost());

            rule.check(SHIPPED);
            assertReported(
                    rule,
                    directory,
                    """
                    package dev.fairlead.runtime.worker;
                    final class Needy {
                        Needy(int a, int b, int c, int d, int e, int f, int g) {}
                    }
                    """);
        }

        private ArchCondition<JavaConstructor> haveSixParametersAtMost() {
            return new ArchCondition<>("have six parameters at most") {
                @Override
                public void check(JavaConstructor constructor, ConditionEvents events) {
                    int parameters = constructor.getRawParameterTypes().size();
                    if (parameters > 6) {
                        events.add(
                                SimpleConditionEvent.violated(
                                        constructor,
                                        constructor.getFullName()
                                                + " has "
                                                + parameters
                                                + " parameters"));
                    }
                }
            };
        }

        @Test
        void is_tested_without_mocks() {
            JavaClasses all =
                    new ClassFileImporter()
                            .importPaths(Path.of("target/classes"), Path.of("target/test-classes"));
            ArchRule rule =
                    noClasses().should().dependOnClassesThat().resideInAPackage("org.mockito..");

            rule.check(all);
            assertReported(
                    rule,
                    directory,
                    List.of("package org.mockito; public class Mockito {}"),
                    """
                    package dev.fairlead.runtime.worker;
                    final class Mocking { org.mockito.Mockito mockito; }
                    """);
        }
    }
}
