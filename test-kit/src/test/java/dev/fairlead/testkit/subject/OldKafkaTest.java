package dev.fairlead.testkit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.fairlead.runtime.calls.SentRecord;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** A call of something that an old Kafka lacks would look like a fault of the plugin. */
class OldKafkaTest {
    /**
     * Who asks first whether it is there, or calls what only a plugin for newer Kafkas leads to.
     */
    private static final List<String> KNOWING =
            List.of(
                    "dev.fairlead.runtime.log.SinkOrigin",
                    "dev.fairlead.runtime.calls.SentRecord",
                    "dev.fairlead.runtime.pipeline.ConsumedRecord",
                    "dev.fairlead.runtime.pipeline.SinkPipeline",
                    "dev.fairlead.runtime.pipeline.PipelinePlugins",
                    "dev.fairlead.runtime.offsets.OffsetFile",
                    "dev.fairlead.runtime.calls.AlterOffsets",
                    "dev.fairlead.testkit.convert.Codec",
                    "dev.fairlead.testkit.ExactlyOnceLaws",
                    "dev.fairlead.testkit.examination.AlterChecks",
                    "dev.fairlead.testkit.examination.SinkAlterChecks",
                    "dev.fairlead.testkit.examination.ConductChecks",
                    "dev.fairlead.testkit.simulation.Operator",
                    "dev.fairlead.testkit.simulation.WatchedSinkContext",
                    "dev.fairlead.testkit.transform.Origins");

    private static final JavaClasses KIT_AND_CORE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(
                            "dev.fairlead.testkit",
                            "dev.fairlead.runtime.task",
                            "dev.fairlead.runtime.calls",
                            "dev.fairlead.runtime.pipeline",
                            "dev.fairlead.runtime.offsets",
                            "dev.fairlead.runtime.plugin",
                            "dev.fairlead.runtime.config",
                            "dev.fairlead.runtime.wording");

    @Test
    void the_kit_and_the_core_call_nothing_that_the_oldest_release_lacks() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (URLClassLoader old = oldest()) {
            for (JavaClass type : KIT_AND_CORE) {
                if (KNOWING.stream().noneMatch(type.getName()::startsWith)) {
                    for (JavaCall<?> call : type.getCodeUnitCallsFromSelf()) {
                        if (!isThere(call, old)) {
                            missing.add(call.getDescription());
                        }
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void a_call_that_the_oldest_release_lacks_is_noticed() throws IOException {
        JavaClass knowing = KIT_AND_CORE.get(SentRecord.class);
        try (URLClassLoader old = oldest()) {
            assertThat(knowing.getCodeUnitCallsFromSelf()).anyMatch(call -> !isThere(call, old));
        }
    }

    private static URLClassLoader oldest() throws IOException {
        Path directory = Path.of("target", "connect", ConnectRelease.OLDEST.version());
        try (Stream<Path> jars = Files.list(directory)) {
            Stream<URL> libraries =
                    Stream.of(Logger.class, JsonNode.class, TreeNode.class)
                            .map(OldKafkaTest::jarOf);
            URL[] urls = Stream.concat(jars.map(OldKafkaTest::url), libraries).toArray(URL[]::new);
            assertThat(urls).hasSizeGreaterThan(6);
            return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
        }
    }

    private static URL jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * By name and number of parameters; a class that is new altogether comes from the kit's jar.
     */
    private static boolean isThere(JavaCall<?> call, ClassLoader old) {
        String owner = call.getTargetOwner().getName();
        if (!owner.startsWith("org.apache.kafka.") || isOurs(owner)) {
            return true;
        }
        try {
            Class<?> type = Class.forName(owner, false, old);
            int parameters = call.getTarget().getRawParameterTypes().size();
            String name = call.getTarget().getName();
            return name.equals("<init>")
                    ? Stream.of(type.getDeclaredConstructors())
                            .anyMatch(each -> each.getParameterCount() == parameters)
                    : methods(type)
                            .anyMatch(
                                    each ->
                                            each.getName().equals(name)
                                                    && each.getParameterCount() == parameters);
        } catch (ClassNotFoundException e) {
            return true;
        }
    }

    /** All that a call could mean: inherited, protected, and those of object. */
    private static Stream<Method> methods(Class<?> type) {
        Stream<Method> inherited =
                type.getSuperclass() == null ? Stream.of() : methods(type.getSuperclass());
        return Stream.of(
                        Stream.of(type.getMethods()),
                        Stream.of(type.getDeclaredMethods()),
                        Stream.of(Object.class.getMethods()),
                        inherited)
                .flatMap(each -> each);
    }

    /** Converters and policies of the runtime's own under Kafka's names. */
    private static boolean isOurs(String owner) {
        return owner.startsWith("org.apache.kafka.connect.converters.")
                || owner.startsWith("org.apache.kafka.connect.connector.policy.");
    }
}
