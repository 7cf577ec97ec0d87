package dev.fairlead.maven.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.inspect.Sight;
import dev.fairlead.maven.inspect.Sight.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SightJudgeTest {
    private final SightJudge judge =
            new SightJudge(new Options(Set.of(), Set.of(), Set.of("cache.key")), 21, "a.jar");

    @Nested
    class OfAListing {
        @Test
        void a_plugin_that_can_be_created_and_is_not_listed_is_an_error() {
            List<Sight> listed = List.of(listed("com.acme.Even", "predicate", "ours"));

            assertThat(
                            judge.listing(
                                    listed,
                                    Set.of("com.acme.Even", "com.acme.Odd", "com.acme.Broken"),
                                    Set.of("com.acme.Broken")))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.code()).isEqualTo("FL404"))
                    .satisfies(finding -> assertThat(finding.what()).endsWith("com.acme.Odd"));
        }

        @Test
        void what_an_old_worker_finds_by_looking_at_all_classes_is_a_warning() {
            assertThat(
                            judge.listing(
                                    List.of(listed("com.lib.Found", "predicate", "ours")),
                                    Set.of(),
                                    Set.of()))
                    .extracting(finding -> finding.code() + " " + finding.isError())
                    .containsExactly("FL421 false");
        }

        @Test
        void a_plugin_of_the_workers_of_that_name_is_not_the_jars() {
            assertThat(
                            judge.listing(
                                    List.of(listed("com.acme.Even", "predicate", "worker")),
                                    Set.of("com.acme.Even"),
                                    Set.of()))
                    .hasSize(1);
        }
    }

    @Nested
    class OfShortNames {
        @Test
        void the_name_without_the_type_counts_too() {
            assertThat(
                            judge.aliases(
                                    List.of(
                                            listed("com.acme.OrdersConnector", "source", "ours"),
                                            listed("com.acme.Orders", "predicate", "ours"))))
                    .extracting(Finding::what)
                    .containsExactly(
                            "the short name Orders belongs to com.acme.Orders and"
                                    + " com.acme.OrdersConnector");
        }

        @Test
        void one_class_of_two_types_shares_nothing() {
            assertThat(
                            judge.aliases(
                                    List.of(
                                            listed("com.acme.Text", "converter", "ours"),
                                            listed("com.acme.Text", "header_converter", "ours"))))
                    .isEmpty();
        }

        @Test
        void the_workers_own_quarrels_and_nested_classes_are_passed_over() {
            assertThat(
                            judge.aliases(
                                    List.of(
                                            listed("org.one.Same", "predicate", "worker"),
                                            listed("org.two.Same", "predicate", "worker"),
                                            listed("com.acme.One$Key", "transformation", "ours"),
                                            listed("com.acme.Two$Key", "transformation", "ours"))))
                    .isEmpty();
        }
    }

    @Nested
    class OfWhatWasSeen {
        @Test
        void a_class_for_a_newer_java_has_the_release_as_fix() {
            assertThat(
                            judge.judge(
                                            sight(
                                                    Kind.NOT_CREATED,
                                                    "java.lang.UnsupportedClassVersionError: …"))
                                    .orElseThrow()
                                    .fix())
                    .startsWith("<maven.compiler.release>17</maven.compiler.release>")
                    .endsWith("Java 21");
        }

        @Test
        void what_the_project_says_is_no_secret_is_let_pass() {
            assertThat(judge.judge(sight(Kind.SECRET, "cache.key", "STRING"))).isEmpty();
            assertThat(judge.judge(sight(Kind.SECRET, "api.key", "STRING"))).isPresent();
        }
    }

    private static Sight sight(Kind kind, String... details) {
        return new Sight(kind, "com.acme.Even", Arrays.asList(details));
    }

    private static Sight listed(String plugin, String type, String whose) {
        return new Sight(Kind.LISTED, plugin, List.of(type, "1.0", whose));
    }
}
