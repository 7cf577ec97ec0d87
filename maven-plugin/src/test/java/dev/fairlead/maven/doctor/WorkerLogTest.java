package dev.fairlead.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.maven.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerLogTest {
    @TempDir private Path directory;

    /** Lines as stock's workers write them, without the time in front. */
    @Nested
    class ALineOfAWorkersLog {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        FL901 | ConnectException: Failed to find any class that implements Connector and which name matches com.acme.Gone, available connectors are: PluginDesc{klass=class X} | the worker has no plugin com.acme.Gone
                        FL902 | java.lang.UnsupportedClassVersionError: com/acme/New has been compiled by a more recent version of the Java Runtime (class file version 65.0), this version | class com.acme.New needs a newer Java than the worker's: its class file has version 65
                        FL903 | java.lang.NoSuchMethodError: 'java.util.Set org.apache.kafka.common.utils.Utils.mkSet(java.lang.Object[])' | the plugin and the worker have different versions of Kafka's org.apache.kafka.common.utils.Utils.mkSet
                        FL904 | Caused by: java.lang.ClassNotFoundException: org.apache.kafka.connect.source.ExactlyOnceSupport | the worker's Kafka has no class org.apache.kafka.connect.source.ExactlyOnceSupport
                        FL905 | java.lang.NoClassDefFoundError: com/fasterxml/jackson/databind/ObjectMapper | class com.fasterxml.jackson.databind.ObjectMapper is missing
                        FL906 | java.lang.ClassCastException: class com.acme.A cannot be cast to class org.apache.kafka.connect.sink.SinkTask (com.acme.A is in unnamed module | com.acme.A was loaded beside another copy of org.apache.kafka.connect.sink.SinkTask
                        FL907 | More than one connector matches alias Lines. Please use full package and class name instead. Classes found: com.a.Lines, com.b.Lines | the short name Lines means several connectors
                        FL908 | WARN One or more plugins are missing ServiceLoader manifests may not be usable with plugin.discovery=service_load: [ | plugins without a manifest:
                        FL909 | ERROR Failed to discover SourceConnector in /opt/plugins/a: Unable to instantiate A: Plugin class default constructor must be public | a plugin was skipped at the worker's start: SourceConnector in /opt/plugins/a: Unable to instantiate A: Plugin class default constructor must be public
                        FL910 | DataException: JsonConverter with schemas.enable requires "schema" and "payload" fields and may not | the topic's JSON has no schemas, and the converter expects them
                        FL911 | Caused by: org.apache.kafka.common.errors.SerializationException: Unknown magic byte! | the topic's records were not written by a schema registry's serializer, and the converter expects that
                        FL912 | org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders] | the worker's user has no right: Not authorized to access topics: [orders]
                        FL913 | org.apache.kafka.common.errors.TimeoutException: Topic orders not present in metadata after 60000 ms. | topic orders doesn't exist, and nobody creates it
                        FL914 | WARN [Producer clientId=p] Connection to node -1 (localhost/127.0.0.1:9092) could not be established. Node may not be available. | no broker answers at localhost/127.0.0.1:9092
                        FL915 | RecordTooLargeException: The message is 2097220 bytes when serialized which is larger than 1048576 | a record is too large: The message is 2097220 bytes when serialized which is larger than 1048576
                        FL916 | org.apache.kafka.clients.consumer.CommitFailedException: Offset commit cannot be completed | a sink took longer for one put than the group waits for it
                        FL917 | BadRequestException: Connector configuration is invalid and contains the following 1 error(s): | the worker refuses a connector's configuration
                        FL918 | java.lang.OutOfMemoryError: Java heap space | the worker has no memory left: Java heap space
                        FL927 | WARN plugin "/p/bad.jar" is skipped: it can't be read as a jar; copy the file again | plugin "/p/bad.jar" is skipped: it can't be read as a jar
                        FL928 | org.apache.kafka.common.config.ConfigException: Missing required configuration "bootstrap.servers" which has no default value. | a setting is refused: Missing required configuration "bootstrap.servers" which has no default value.
                        FL929 | [2026-01-02 03:04:05,006] ERROR Stopping due to error (org.apache.kafka.connect.cli.ConnectStandalone:91) | the worker told an error: Stopping due to error (org.apache.kafka.connect.cli.ConnectStandalone:91)
                        FL929 | fairlead: the disk is full | the worker told an error: the disk is full
                        """)
        void is_explained(String code, String line, String what) throws Exception {
            assertThat(read(line))
                    .singleElement()
                    .satisfies(
                            finding -> {
                                assertThat(finding.code()).isEqualTo(code);
                                assertThat(finding.what().strip()).isEqualTo(what);
                                assertThat(finding.where()).endsWith("connect.log, line 1");
                            });
        }

        @Test
        void that_is_ordinary_means_nothing() throws Exception {
            assertThat(
                            read(
                                    "INFO Kafka Connect worker initialization took 2100ms",
                                    "INFO WorkerSourceTask{id=a-0} Source task finished"
                                            + " initialization and start"))
                    .isEmpty();
        }
    }

    @Nested
    class AProblemThatComesOftenInALog {
        @Test
        void is_told_once_with_its_number() throws Exception {
            String line = "WARN Connection to node -1 (b:9092) could not be established.";

            assertThat(read(line, "INFO fine", line, line))
                    .singleElement()
                    .extracting(Finding::where)
                    .asString()
                    .endsWith("connect.log, line 1, and 2 times more");
        }
    }

    @Nested
    class ALogWithBytesThatAreNoText {
        @Test
        void is_read_on() throws Exception {
            Path log = directory.resolve("connect.log");
            Files.write(log, new byte[] {(byte) 0xC3, (byte) 0x28, '\n'});
            Files.writeString(
                    log,
                    "java.lang.OutOfMemoryError: Java heap space",
                    java.nio.file.StandardOpenOption.APPEND);

            assertThat(WorkerLog.read(log)).hasSize(1);
        }
    }

    private List<Finding> read(String... lines) throws Exception {
        Path log = directory.resolve("connect.log");
        Files.writeString(log, String.join("\n", lines));
        return WorkerLog.read(log);
    }
}
