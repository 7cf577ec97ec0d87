package dev.fairlead.samples.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.samples.process.Broker;
import dev.fairlead.samples.process.Supervised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Well-known plugins, as they are published, on our worker: they are posted to its REST API, run,
 * and move records; the worker is killed in between, and nothing is lost.
 */
class RealPluginsCheck {
    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger CLIENTS = Logger.getLogger("org.apache.kafka");

    @TempDir static Path brokerDirectory;
    private static Broker broker;

    @TempDir Path directory;

    @BeforeAll
    static void startBroker() {
        CLIENTS.setLevel(Level.SEVERE);
        broker = new Broker(brokerDirectory);
        broker.start();
        broker.awaitUp();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** A worker with the plugins of these publishers. */
    private Site worker(String... publishers) throws IOException {
        Path plugins = Path.of(System.getProperty("fairlead.plugins.directory")).toAbsolutePath();
        assertThat(plugins).as("mvn fetches plugins with -Pplugins").isDirectory();
        String path =
                Arrays.stream(publishers)
                        .map(publisher -> plugins.resolve(publisher).toString())
                        .collect(Collectors.joining(","));
        Path settings =
                Files.writeString(
                        directory.resolve("worker.properties"),
                        """
                        bootstrap.servers=%s
                        key.converter=org.apache.kafka.connect.json.JsonConverter
                        key.converter.schemas.enable=false
                        value.converter=org.apache.kafka.connect.json.JsonConverter
                        value.converter.schemas.enable=false
                        fairlead.data.dir=%s
                        offset.flush.interval.ms=200
                        plugin.path=%s
                        listeners=http://127.0.0.1:0
                        consumer.session.timeout.ms=4000
                        consumer.heartbeat.interval.ms=500
                        """
                                .formatted(
                                        broker.bootstrapServers(),
                                        directory.resolve("data"),
                                        path));
        Supervised worker = new Supervised(List.of(settings), directory.resolve("worker.log"));
        worker.start();
        return new Site(worker, broker.bootstrapServers());
    }

    private static String numbers(int from, int to, IntFunction<String> line) {
        return IntStream.range(from, to).mapToObj(line).collect(Collectors.joining());
    }

    @Nested
    class ApachesFileConnectors {
        @Test
        void move_lines_from_a_file_to_a_file() throws Exception {
            Path in = Files.createFile(directory.resolve("in.txt"));
            Path out = directory.resolve("out.txt");
            try (Site site = worker("apache")) {
                site.post(
                        "file-source",
                        Map.of(
                                "connector.class",
                                "FileStreamSource",
                                "file",
                                in.toString(),
                                "topic",
                                "file-lines"));
                site.post(
                        "file-sink",
                        Map.of(
                                "connector.class",
                                "FileStreamSink",
                                "file",
                                out.toString(),
                                "topics",
                                "file-lines"));
                Files.writeString(in, numbers(0, 1_000, n -> "line " + n + "\n"));
                site.await(() -> Files.exists(out) && Files.readString(out).contains("line 999\n"));
                site.worker().kill();
                Files.writeString(
                        in,
                        numbers(1_000, 2_000, n -> "line " + n + "\n"),
                        StandardOpenOption.APPEND);
                site.await(() -> Files.readString(out).contains("line 1999\n"));

                assertThat(Files.readString(out).lines().distinct()).hasSize(2_000);
                site.mustRun("file-source", 1);
                site.mustRun("file-sink", 1);
            }
        }
    }

    @Nested
    class ApachesMirror {
        private Map<String, String> between(String connector) {
            return Map.ofEntries(
                    Map.entry("connector.class", "org.apache.kafka.connect.mirror." + connector),
                    Map.entry("source.cluster.alias", "one"),
                    Map.entry("target.cluster.alias", "two"),
                    Map.entry("source.cluster.bootstrap.servers", broker.bootstrapServers()),
                    Map.entry("target.cluster.bootstrap.servers", broker.bootstrapServers()),
                    Map.entry("topics", "orders"),
                    Map.entry("groups", "readers"),
                    Map.entry("replication.factor", "1"),
                    Map.entry("offset-syncs.topic.replication.factor", "1"),
                    Map.entry("checkpoints.topic.replication.factor", "1"),
                    Map.entry("heartbeats.topic.replication.factor", "1"),
                    Map.entry("refresh.topics.interval.seconds", "1"),
                    Map.entry("sync.topic.acls.enabled", "false"),
                    Map.entry("emit.checkpoints.interval.seconds", "1"),
                    Map.entry("emit.heartbeats.interval.seconds", "1"),
                    Map.entry("offset.lag.max", "0"),
                    Map.entry("tasks.max", "2"),
                    Map.entry("key.converter", "ByteArrayConverter"),
                    Map.entry("value.converter", "ByteArrayConverter"));
        }

        @Test
        void copies_topics_checkpoints_and_heartbeats() throws Exception {
            try (Site site = worker("apache")) {
                site.topics().create("orders", 3);
                site.topics().fill("orders", 0, 2_000);
                site.topics().commit("readers", "orders", 100);
                site.post("mirror", between("MirrorSourceConnector"));
                site.post("heartbeat", between("MirrorHeartbeatConnector"));
                site.await(() -> site.topics().values("one.orders").size() >= 2_000);
                site.worker().kill();
                site.topics().fill("orders", 2_000, 4_000);
                site.await(
                        () ->
                                site.topics().values("one.orders").stream().distinct().count()
                                        == 4_000);
                site.post("checkpoint", between("MirrorCheckpointConnector"));
                site.await(() -> !site.topics().values("one.checkpoints.internal").isEmpty());
                site.await(() -> site.topics().values("heartbeats").size() > 2);

                site.mustRun("mirror", 2);
                site.mustRun("heartbeat", 1);
                site.mustRun("checkpoint", 1);
                assertThat(site.get("/connectors/mirror/offsets")).contains("\"cluster\":\"one\"");
            }
        }
    }

    @Nested
    class DebeziumsPostgresConnector {
        private static final String CHANGES = "shop.public.orders";

        private Map<String, String> settings(PostgresServer database) {
            return Map.of(
                    "connector.class",
                    "io.debezium.connector.postgresql.PostgresConnector",
                    "database.hostname",
                    "127.0.0.1",
                    "database.port",
                    String.valueOf(database.port()),
                    "database.user",
                    "postgres",
                    "database.password",
                    "se!cret",
                    "database.dbname",
                    "postgres",
                    "topic.prefix",
                    "shop",
                    "table.include.list",
                    "public.orders",
                    "plugin.name",
                    "pgoutput");
        }

        private static void insert(PostgresServer database, int from, int to) {
            database.sql(
                    "INSERT INTO orders SELECT n, 'order ' || n FROM generate_series(%d, %d) n"
                            .formatted(from, to - 1));
        }

        /** The numbers of orders whose state after the change a topic tells. */
        private static List<String> changes(Site site, String operation) {
            return site.topics().values(CHANGES).stream()
                    .filter(value -> value.contains("\"op\":\"" + operation + "\""))
                    .toList();
        }

        private static long different(Site site, String operation) {
            return changes(site, operation).stream()
                    .map(value -> value.replaceAll(".*\"id\":(\\d+).*", "$1"))
                    .distinct()
                    .count();
        }

        @Test
        void tells_of_all_rows_and_changes_though_the_worker_is_killed() throws Exception {
            Optional<Path> programs = PostgresServer.programs();
            assumeTrue(programs.isPresent(), PostgresServer.HOW_TO_GET_IT);
            try (PostgresServer database = PostgresServer.start(programs.get());
                    Site site = worker("apache", "debezium")) {
                database.sql("CREATE TABLE orders (id int PRIMARY KEY, note text)");
                insert(database, 0, 3_000);
                assertThat(site.validate("PostgresConnector", settings(database)))
                        .contains("\"error_count\":0");
                site.post("shop", settings(database));
                site.await(() -> different(site, "r") == 3_000);
                insert(database, 3_000, 4_000);
                site.await(() -> different(site, "c") == 1_000);
                site.worker().kill();
                insert(database, 4_000, 5_000);
                site.await(() -> different(site, "c") >= 1_100);
                insert(database, 5_000, 9_000);
                site.worker().kill();
                database.sql("UPDATE orders SET note = 'paid' WHERE id < 500");
                database.sql("DELETE FROM orders WHERE id >= 8500");
                site.await(() -> different(site, "d") == 500);

                assertThat(different(site, "r")).isEqualTo(3_000);
                assertThat(different(site, "c")).isEqualTo(6_000);
                assertThat(different(site, "u")).isEqualTo(500);
                site.mustRun("shop", 1);
                assertThat(site.get("/connectors/shop/offsets")).contains("\"lsn\":");
                assertThat(site.get("/connectors/shop/config"))
                        .contains("[hidden]")
                        .doesNotContain("se!cret");
                assertThat(site.worker().output()).doesNotContain("se!cret");
            }
        }
    }
}
