package dev.fairlead.testkit.world.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcWorldTest {
    private static SourceLaws source(TableSourceTask.Style style) {
        return SourceLaws.of(TableSource.class)
                .in(
                        JdbcWorld.source("database.url")
                                .with("tables", "${tables}")
                                .sharingTimestamps(2))
                .with("style", style.name())
                .randomSchedules(100);
    }

    private static SinkLaws sink(TableSinkTask.Style style) {
        return SinkLaws.of(TableSink.class)
                .in(JdbcWorld.sink("database.url"))
                .with("style", style.name())
                .randomSchedules(100);
    }

    private static List<String> broken(Findings findings) {
        return findings.counterexamples().keySet().stream().map(Law::id).toList();
    }

    private static String texts(Findings findings) {
        return findings.counterexamples().values().stream()
                .map(Counterexample::text)
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class ASource {
        @ParameterizedTest
        @EnumSource(names = {"INCREMENTING", "TIMESTAMP_AND_ID"})
        void that_reads_correctly_keeps_all_laws(TableSourceTask.Style style) {
            Findings findings = source(style).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"TIMESTAMP_ALONE, S2", "OFFSET_OF_THE_BATCH, S1"})
        void that_reads_wrongly_breaks_a_law(TableSourceTask.Style style, String law) {
            Findings findings = source(style).find();

            assertThat(broken(findings)).as(texts(findings)).contains(law);
        }
    }

    @Nested
    class ASink {
        @ParameterizedTest
        @EnumSource(names = {"UPSERT", "INSERT"})
        void that_writes_correctly_keeps_all_laws(TableSinkTask.Style style) {
            Findings findings = sink(style).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "INSERT_WITHOUT_TRANSACTION, K5",
            "SWALLOWS_FAILURES, K2",
            "COMMITS_AT_STOP, K1"
        })
        void that_writes_wrongly_breaks_a_law(TableSinkTask.Style style, String law) {
            Findings findings = sink(style).find();

            assertThat(broken(findings)).as(texts(findings)).contains(law);
        }
    }

    @Nested
    class TablesToRead {
        private final JdbcWorld.Source worlds = JdbcWorld.source("url").tables(1);

        private static List<String> read(SourceWorld world) throws SQLException {
            try (Connection connection = DriverManager.getConnection(world.settings().get("url"));
                    Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(
                                    "select id || ' ' || text from ITEMS_A order by id")) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }

        @Test
        void show_a_row_that_was_begun_when_it_is_committed_with_the_id_that_it_had()
                throws SQLException {
            try (SourceWorld world = worlds.get()) {
                Item early = Item.of(0, 0, Texture.PLAIN);
                world.begin(early);
                world.add(Item.of(0, 1, Texture.PLAIN));
                assertThat(read(world)).containsExactly("2 a1");
                world.add(early);
                assertThat(read(world)).containsExactly("1 a0", "2 a1");
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new SQLException(e);
            }
        }

        @Test
        void fill_in_the_settings() throws Exception {
            try (SourceWorld world = JdbcWorld.source("url").with("whitelist", "${tables}").get()) {
                assertThat(world.settings()).containsEntry("whitelist", "items_a,items_b");
            }
        }

        @Test
        void refuse_a_placeholder_that_nobody_knows() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> worlds.with("schema", "${schema}").get())
                    .withMessage(
                            "setting 'schema' has the placeholder ${schema}, which this world"
                                + " doesn't know; it knows [password, table, tables, url, user]");
        }
    }

    @Nested
    class TablesToWrite {
        @Test
        void count_what_is_committed_only() throws Exception {
            try (SinkWorld world =
                            JdbcWorld.sink("url").having("create table t (x varchar)").get();
                    Connection connection =
                            DriverManager.getConnection(world.settings().get("url"));
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("insert into t values ('a0')");
                assertThat(world.stored()).isEmpty();
                connection.commit();
                assertThat(world.stored()).containsExactly("a0");
            }
        }

        @Test
        void lose_what_was_not_committed_when_the_worker_crashes() throws Exception {
            try (SinkWorld world =
                            JdbcWorld.sink("url").having("create table t (x varchar)").get();
                    Connection connection =
                            DriverManager.getConnection(world.settings().get("url"));
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("insert into t values ('a0')");
                world.crashed();
                assertThat(connection.isClosed()).isTrue();
                assertThat(world.stored()).isEmpty();
            }
        }
    }
}
