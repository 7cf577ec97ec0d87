package dev.fairlead.testkit.world.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.law.SourceLawbook;
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
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
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
                .crashPairs(0)
                .randomSchedules(40);
    }

    private static SinkLaws sink(TableSinkTask.Style style) {
        return SinkLaws.of(TableSink.class)
                .in(JdbcWorld.sink("database.url"))
                .with("style", style.name())
                .crashPairs(0)
                .randomSchedules(40);
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
        @CsvSource({"TIMESTAMP_ALONE, S2", "TIMESTAMP_ALONE, S5", "OFFSET_OF_THE_BATCH, S1"})
        void that_reads_wrongly_breaks_a_law(TableSourceTask.Style style, String law) {
            Findings findings = source(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
        }
    }

    @Nested
    class ASourceThatSaysItFindsLateRows {
        @Test
        void is_believed_when_it_remembers_what_it_has_read() {
            Findings findings = source(TableSourceTask.Style.REMEMBERS).declare("S6").find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
            assertThat(findings.reached()).containsKeys(law("S5"), law("S6"));
        }

        @Test
        void is_not_believed_when_it_looks_above_the_last_id() {
            Findings findings =
                    source(TableSourceTask.Style.INCREMENTING).declare("S6").only("S6").find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly("S6");
        }

        private static Law law(String id) {
            return SourceLawbook.laws(Set.of("S6")).stream()
                    .filter(law -> law.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class ASinkOfRecordsThatShareKeys {
        private static SinkLaws laws(TableSinkTask.Style style) {
            return SinkLaws.of(TableSink.class)
                    .in(JdbcWorld.sink("database.url").sharingKeys(2))
                    .with("style", style.name())
                    .crashPairs(0)
                    .randomSchedules(60);
        }

        @Test
        void keeps_all_laws_when_it_replaces_what_is_older_only() {
            Findings findings =
                    laws(TableSinkTask.Style.UPSERT_IF_NEWER).randomSchedules(20).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"WRITES_THE_FAILED_LATER, K9", "WRITES_THE_FAILED_LATER, K2", "UPSERT, K22"})
        void breaks_a_law_when_it_replaces_what_is_newer(TableSinkTask.Style style, String law) {
            Findings findings = laws(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
        }
    }

    @Nested
    class APoison {
        private static final Item ITEM = Item.of(0, 1, Texture.PLAIN);

        private static Struct poison(String field, @Nullable Object value) {
            try (SinkWorld world = JdbcWorld.sink("url").poisonedBy(field, value).get()) {
                return (Struct) world.poison(ITEM).orElseThrow().value();
            }
        }

        @Test
        void is_the_items_record_with_one_field_that_is_wrong() {
            assertThat(poison("amount", null).get("amount")).isNull();
            assertThat(poison("note", "too long").get("note")).isEqualTo("too long");
            Struct list = poison("flag", List.of("a list"));
            assertThat(list.getArray("flag")).containsExactly("a list");
            assertThat(list.getString("text")).isEqualTo(ITEM.text());
            list.validate();
        }

        @Test
        void is_not_there_unless_somebody_says_so() {
            try (SinkWorld world = JdbcWorld.sink("url").get()) {
                assertThat(world.poison(ITEM)).isEmpty();
            }
        }

        @Test
        void does_not_pass_for_a_tombstone_that_deletes_its_keys_row() {
            try (SinkWorld world =
                    JdbcWorld.sink("url").sharingKeys(2).poisonedBy("amount", null).get()) {
                Item older = Item.of(0, 0, Texture.PLAIN);
                world.key(older);
                world.value(older);
                world.key(ITEM);
                world.poison(ITEM);
                assertThat(world.stored()).isEmpty();
            }
        }

        @Test
        void needs_a_field_that_records_have() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JdbcWorld.sink("url").poisonedBy("size", 1))
                    .withMessageContaining("no fields [size]");
        }
    }

    @Nested
    class ASinkThatStoresFields {
        private static Findings find(TableSinkTask.Style style) {
            return SinkLaws.of(TableSink.class)
                    .in(JdbcWorld.sink("database.url").comparing("id", "amount", "flag", "note"))
                    .with("style", style.name())
                    .crashPairs(0)
                    .randomSchedules(20)
                    .find();
        }

        @Test
        void keeps_all_laws_when_they_come_out_as_they_went_in() {
            Findings findings = find(TableSinkTask.Style.ALL_FIELDS);

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @Test
        void breaks_a_law_when_it_cuts_amounts() {
            Findings findings = find(TableSinkTask.Style.CUTS_AMOUNTS);

            assertThat(broken(findings)).containsExactly("K28");
            assertThat(texts(findings))
                    .contains(
                            "what is stored of a0 isn't what its record said: column amount has"
                                    + " '12345678901235' rather than '12345678901234.56'");
        }

        @Test
        void is_told_which_fields_there_are() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JdbcWorld.sink("url").comparing("price"))
                    .withMessage(
                            "records have no fields [price]; they have [id, text, amount, flag,"
                                    + " note]");
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
            Findings findings = sink(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
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
                assertThat(read(world)).containsExactly("200 a1");
                world.add(early);
                assertThat(read(world)).containsExactly("100 a0", "200 a1");
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new SQLException(e);
            }
        }

        @Test
        void have_rows_that_tie_and_rows_that_come_late() throws Exception {
            try (SourceWorld world = worlds.get()) {
                world.add(Item.of(0, 0, Texture.PLAIN));
                world.addTied(Item.of(0, 1, Texture.PLAIN));
                world.addLate(Item.of(0, 2, Texture.PLAIN));
                world.addLate(Item.of(0, 3, Texture.PLAIN));
                assertThat(read(world)).containsExactly("100 a0", "198 a3", "199 a2", "200 a1");
            }
        }

        @Test
        void fill_in_the_settings() throws Exception {
            try (SourceWorld world = JdbcWorld.source("url").with("whitelist", "${tables}").get()) {
                assertThat(world.settings()).containsEntry("whitelist", "items_a,items_b");
            }
        }

        @Test
        void hold_the_same_times_in_every_time_zone() throws Exception {
            TimeZone usual = TimeZone.getDefault();
            try (SourceWorld world = JdbcWorld.source("url").get()) {
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                world.add(Item.of(0, 0, Texture.PLAIN));
                TimeZone.setDefault(usual);
                try (Connection connection =
                                DriverManager.getConnection(world.settings().get("url"));
                        Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select updated from items_a")) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getObject(1, LocalDateTime.class))
                            .isEqualTo("2020-01-01T00:00");
                }
            } finally {
                TimeZone.setDefault(usual);
            }
        }

        @Test
        void refuse_a_placeholder_that_nobody_knows() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> worlds.with("schema", "${schema}").get())
                    .withMessage(
                            "setting 'schema' has the placeholder ${schema}, which this world"
                                + " doesn't know; it knows [password, table, tables, url, user];"
                                + " write $${schema} for one of the connector's own");
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
