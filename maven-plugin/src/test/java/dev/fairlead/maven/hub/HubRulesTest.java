package dev.fairlead.maven.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import dev.fairlead.maven.manifest.PluginType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubRulesTest {
    private static final List<String> SINK = List.of("sink");

    @Nested
    class SayNothing {
        @Test
        void of_a_component_that_the_hub_takes() {
            assertThat(judge(component("acme_inc", "kafka-connect-acme", "1.0.0"), SINK)).isEmpty();
        }
    }

    @Nested
    class Refuse {
        @ParameterizedTest
        @ValueSource(strings = {"", "a", "Acme", "acme-inc", "acme inc", "äcme"})
        void an_owner_that_is_not_lower_case_letters_digits_and_underscores(String owner) {
            assertThat(judge(component(owner, "acme", "1.0"), SINK))
                    .extracting(Finding::code)
                    .containsExactly("FL501");
        }

        @Test
        void a_name_or_version_that_can_not_be_a_files_name() {
            assertThat(judge(component("acme", "a/b", "1.0 beta"), SINK))
                    .extracting(Finding::code)
                    .containsExactly("FL502", "FL502");
        }

        @Test
        void a_jar_with_nothing_that_the_hub_has_a_type_for() {
            List<String> none =
                    ComponentTypes.of(EnumSet.of(PluginType.PREDICATE, PluginType.CONFIG_PROVIDER));

            assertThat(judge(component("acme", "acme", "1.0"), none))
                    .extracting(Finding::code)
                    .containsExactly("FL504");
        }

        @Test
        void all_that_is_wrong_at_once() {
            Component wrong =
                    new Component(
                            "acme",
                            "1.0",
                            new Owner("Acme", "company", "", "acme.com", Optional.empty()),
                            new About(
                                    "",
                                    " ",
                                    new About.Links("", "scm:git:https://acme.com"),
                                    List.of(),
                                    List.of(),
                                    Optional.empty()),
                            support(),
                            new Features(List.of("any"), true, false, List.of("exactlyOnce")));

            assertThat(judge(wrong, SINK))
                    .allMatch(Finding::isError)
                    .extracting(finding -> finding.code() + " " + finding.what())
                    .containsExactly(
                            "FL501 the owner is called 'Acme'",
                            "FL505 the component has no description",
                            "FL506 ownerType is 'company'",
                            "FL506 deliveryGuarantee is 'exactlyOnce'",
                            "FL507 ownerUrl is 'acme.com'",
                            "FL507 sourceUrl is 'scm:git:https://acme.com'");
        }
    }

    @Nested
    class Warn {
        @Test
        void of_a_snapshot() {
            assertThat(judge(component("acme", "acme", "1.0-SNAPSHOT"), SINK))
                    .extracting(Finding::code, Finding::isError)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("FL503", false));
        }
    }

    @Nested
    class ComponentTypesAre {
        @Test
        void named_once_and_in_order() {
            assertThat(ComponentTypes.of(EnumSet.allOf(PluginType.class)))
                    .containsExactly("converter", "sink", "source", "transform");
        }
    }

    static Component component(String owner, String name, String version) {
        return new Component(
                name,
                version,
                new Owner(owner, "organization", "Acme", "https://acme.com", Optional.empty()),
                new About(
                        "Acme",
                        "Writes to Acme.",
                        new About.Links("", "https://acme.com/sources"),
                        List.of("acme"),
                        List.of(),
                        Optional.empty()),
                support(),
                new Features(List.of("any"), true, false, List.of("at_least_once")));
    }

    private static Support support() {
        return new Support("", "", "", Optional.empty());
    }

    private static List<Finding> judge(Component component, List<String> types) {
        return new HubRules(component, "pom.xml").judge(types);
    }
}
