package dev.fairlead.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What authors may rely on: which types, how each is meant, and that it stays. */
class PublicApiTest {
    private static final Path LIST = Path.of("src/test/resources/public-api.txt");

    private static final JavaClasses SDK =
            new ClassFileImporter()
                    .importUrl(
                            AuthorsCall.class.getProtectionDomain().getCodeSource().getLocation());

    private static final DescribedPredicate<JavaClass> PUBLIC =
            DescribedPredicate.describe(
                    "are public and outside internal packages",
                    type -> isOpen(type) && !type.getPackageName().contains(".internal"));

    private static boolean isOpen(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicApiTest::isOpen).orElse(true);
    }

    private static final ArchRule MARKED =
            ArchRuleDefinition.classes()
                    .that(PUBLIC)
                    .should(
                            have(
                                    "one mark that is true",
                                    type -> {
                                        boolean implement =
                                                type.isAnnotatedWith(AuthorsImplement.class);
                                        boolean call = type.isAnnotatedWith(AuthorsCall.class);
                                        return implement != call && (!implement || isMade(type));
                                    }))
                    .because("authors must know what they may extend, and what may grow");

    private static final ArchRule NOTHING_INTERNAL =
            ArchRuleDefinition.classes()
                    .that(PUBLIC)
                    .should(have("no internal type in what authors see", PublicApiTest::isClean))
                    .because("what is internal changes without notice");

    /** Whether authors can make one of their own. */
    private static boolean isMade(JavaClass type) {
        return !type.isAnnotation()
                && (type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static boolean isClean(JavaClass type) {
        return Signatures.of(List.of(type.reflect())).lines().stream()
                .noneMatch(line -> line.contains(".internal."));
    }

    private static ArchCondition<JavaClass> have(
            String what, Function<JavaClass, Boolean> satisfied) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(
                        new SimpleConditionEvent(
                                type,
                                satisfied.apply(type),
                                type.getName() + " should have " + what));
            }
        };
    }

    private static List<Class<?>> types() {
        return SDK.stream().filter(PUBLIC).<Class<?>>map(JavaClass::reflect).toList();
    }

    @Nested
    class EachPublicType {
        @Test
        void is_marked_as_one_that_authors_implement_or_one_that_they_call() {
            MARKED.check(SDK);
        }

        @Test
        void shows_nothing_that_is_internal() {
            NOTHING_INTERNAL.check(SDK);
        }

        @Test
        void is_one_of_sixty() {
            assertThat(types()).hasSizeBetween(40, 60);
        }
    }

    @Nested
    class TheListOfSignatures {
        @Test
        void is_that_of_the_code() throws IOException {
            Signatures now = Signatures.of(types());
            if ("write".equals(System.getProperty("fairlead.api"))) {
                Files.createDirectories(LIST.getParent());
                Files.writeString(
                        LIST,
                        "# What authors' code is compiled against; see decision 0031."
                                + "\n# mvn test -pl sdk-api -Dtest=PublicApiTest"
                                + " -Dfairlead.api=write\n"
                                + now.text());
            }
            Signatures listed = Signatures.parse(Files.readString(LIST));
            assertThat(listed.breaks(now))
                    .as("what breaks authors' code; if it is meant, write the list anew")
                    .isEmpty();
            assertThat(now.lines())
                    .as("additions break nothing, but write the list anew: " + LIST)
                    .isEqualTo(listed.lines());
        }
    }

    @Nested
    class APlantedViolation {
        @Test
        void of_the_marks_is_found() {
            assertFound(MARKED, PlantedPublic.Unmarked.class);
            assertFound(MARKED, PlantedPublic.Both.class);
            assertFound(MARKED, PlantedPublic.Closed.class);
        }

        @Test
        void of_what_is_internal_is_found() {
            assertFound(NOTHING_INTERNAL, PlantedPublic.ShowsInternals.class);
        }

        @Test
        void is_no_type_that_is_hidden() {
            MARKED.allowEmptyShould(true)
                    .check(new ClassFileImporter().importClasses(APlantedViolation.class));
        }

        private void assertFound(ArchRule rule, Class<?> planted) {
            JavaClasses classes = new ClassFileImporter().importClasses(planted);
            assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
        }
    }

    @Nested
    class AChange {
        private final Signatures before =
                Signatures.parse(
                        """
                        @AuthorsImplement public interface a.B<T>
                            public abstract void one(T)
                            public default int two()
                        """);

        private List<String> breaks(String later) {
            return before.breaks(Signatures.parse(later)).stream()
                    .map(Signatures.Change::toString)
                    .toList();
        }

        @Test
        void that_takes_a_member_away_breaks() {
            assertThat(
                            breaks(
                                    """
                                    @AuthorsImplement public interface a.B<T>
                                        public abstract void one(T)
                                    """))
                    .containsExactly("gone: a.B {public default int two()}");
        }

        @Test
        void of_a_type_breaks_all_of_it() {
            assertThat(breaks("")).hasSize(3);
        }

        @Test
        void that_wants_one_more_implemented_breaks() {
            assertThat(breaks(before.text() + "    public abstract void three()\n"))
                    .containsExactly("to be implemented anew: a.B {public abstract void three()}");
        }

        @Test
        void of_the_mark_breaks() {
            assertThat(breaks(before.text().replace("Implement", "Call")))
                    .containsExactly("gone: @AuthorsImplement public interface a.B<T>");
        }

        @Test
        void that_adds_a_method_to_what_authors_only_call_breaks_nothing() {
            String called = before.text().replace("Implement", "Call");
            Signatures more = Signatures.parse(called + "    public abstract void three()\n");
            assertThat(Signatures.parse(called).breaks(more)).isEmpty();
        }

        @Test
        void that_adds_a_method_with_a_body_or_a_type_breaks_nothing() {
            assertThat(
                            breaks(
                                    before.text()
                                            + "    public default void three()\n"
                                            + "public interface a.C\n"
                                            + "    public abstract void new()\n"))
                    .isEmpty();
        }

        @Test
        void is_seen_in_what_reflection_tells() {
            Signatures planted = Signatures.of(List.of(PlantedPublic.Closed.class));
            assertThat(planted.lines())
                    .containsExactly(
                            "@AuthorsImplement public static final class"
                                    + " dev.fairlead.api.PlantedPublic$Closed",
                            "    protected void seen()",
                            "    public dev.fairlead.api.PlantedPublic$Closed()");
        }
    }
}
