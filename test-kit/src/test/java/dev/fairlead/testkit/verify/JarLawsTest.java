package dev.fairlead.testkit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.subject.BadInput;
import dev.fairlead.testkit.subject.Jars;
import dev.fairlead.testkit.subject.PluginJar;
import dev.fairlead.testkit.verdict.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JarLawsTest {
    private static final PluginJar OLD =
            PluginJar.at(Jars.connectFile("2.7.2")).withConnect("2.7.2");

    @BeforeAll
    static void old_releases_come_from_the_build() {
        Jars.useThoseOfTheBuild();
    }

    @TestFactory
    Stream<DynamicTest> the_old_file_sink_keeps_its_promises() {
        return JarLaws.of(OLD.asItIs())
                .plugin("FileStreamSinkConnector")
                .in("file")
                .with("file", "${path}")
                .check();
    }

    @TestFactory
    Stream<DynamicTest> an_old_transformation_needs_no_world() {
        Path jar = Path.of("target", "connect", "2.7.2", "connect-transforms-2.7.2.jar");
        return JarLaws.of(PluginJar.at(jar).withConnect("2.7.2")).plugin("RegexRouter").check();
    }

    @Test
    void a_converter_breaks_in_a_jar_what_it_breaks_outside() {
        Path jar = Path.of("target", "connect", "2.7.2", "connect-json-2.7.2.jar");

        List<Trial> trials =
                JarLaws.of(PluginJar.at(jar).withConnect("2.7.2")).plugin("JsonConverter").trials();

        assertThat(trials).extracting(Trial::kind).contains("converter", "header converter");
        assertThat(trials).anyMatch(Trial::isBroken);
    }

    @Test
    void a_jar_with_several_plugins_asks_for_one() {
        assertThatThrownBy(() -> JarLaws.of(OLD).trials())
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("name one with .plugin(name)");
    }

    @Test
    void the_child_is_told_what_the_jvm_is_to_open() {
        assertThat(OLD.withJvmOption("--add-opens=x").jvmOptions()).contains("--add-opens=x");
    }
}
