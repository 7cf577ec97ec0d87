package dev.fairlead.samples.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.schema.Row;
import dev.fairlead.api.source.Item;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final Map<String, String> FIELDS =
            Map.of(
                    "id", "number",
                    "price", "decimal 0.50..99.99",
                    "rolled", "integer 1..6",
                    "name", "text 8",
                    "color", "one of red, green, blue",
                    "paid", "flag",
                    "code", "uuid");

    private static GeneratorConfig config(long seed, Optional<Long> records) {
        return new GeneratorConfig(FIELDS, "order", Optional.of("id"), 10, records, 2, seed);
    }

    private static List<String> made(long seed, int strand, long from, int batch, int count) {
        RowReader reader =
                new RowReader(
                        config(seed, Optional.empty()),
                        new Strand(strand),
                        new Count(from),
                        () -> count);
        List<String> made = new ArrayList<>();
        while (made.size() < count) {
            for (Item<Count, Row> item : reader.read(batch)) {
                made.add(item.offset().records() + " " + item.value());
            }
        }
        return made;
    }

    @Nested
    class AStream {
        @Test
        void is_always_the_same_however_it_is_read() {
            assertThat(made(1, 0, 0, 7, 50)).isEqualTo(made(1, 0, 0, 50, 50));
        }

        @Test
        void goes_on_after_any_record_as_if_it_had_not_stopped() {
            List<String> all = made(1, 0, 0, 50, 50);
            for (int from = 0; from < 50; from++) {
                assertThat(made(1, 0, from, 3, 50 - from)).isEqualTo(all.subList(from, 50));
            }
        }

        @Test
        void differs_from_those_of_other_seeds_and_numbers() {
            assertThat(made(1, 0, 0, 5, 5))
                    .isNotEqualTo(made(2, 0, 0, 5, 5))
                    .isNotEqualTo(made(1, 1, 0, 5, 5));
            assertThat(made(1, 0, 0, 5, 5)).doesNotHaveDuplicates();
        }

        @Test
        void ends_where_the_settings_say() {
            RowReader reader =
                    new RowReader(
                            config(1, Optional.of(3L)), new Strand(0), new Count(1), () -> 100);
            assertThat(reader.read(10)).hasSize(2);
            assertThat(reader.read(10)).isEmpty();
        }

        @Test
        void keeps_to_the_kinds_of_its_fields() {
            RowReader reader =
                    new RowReader(
                            config(1, Optional.empty()), new Strand(0), new Count(0), () -> 500);
            for (Item<Count, Row> item : reader.read(500)) {
                Row row = item.value();
                assertThat(row.get(row.type().column("price", BigDecimal.class).orElseThrow()))
                        .isBetween(new BigDecimal("0.50"), new BigDecimal("99.99"));
                assertThat(row.get(row.type().column("rolled", Long.class).orElseThrow()))
                        .isBetween(1L, 6L);
                assertThat(row.get(row.type().column("name", String.class).orElseThrow()))
                        .matches("[a-z]{8}");
            }
        }
    }

    @Nested
    class APace {
        private Instant now = Instant.EPOCH;

        private final Clock clock =
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                };

        @Test
        void lets_records_be_due_as_time_goes_by() {
            Pace pace = new Pace(2.5, clock);
            assertThat(pace.due()).isZero();
            now = now.plusMillis(400);
            assertThat(pace.due()).isEqualTo(1);
            now = now.plusMillis(9600);
            assertThat(pace.due()).isEqualTo(25);
        }

        @Test
        void stands_still_while_the_clock_is_set_back_and_then_goes_on() {
            Pace pace = new Pace(1, clock);
            now = now.plusSeconds(3);
            assertThat(pace.due()).isEqualTo(3);
            now = now.minusSeconds(3600);
            assertThat(pace.due()).isEqualTo(3);
            now = now.plusSeconds(2);
            assertThat(pace.due()).isEqualTo(5);
        }
    }

    @Nested
    class Settings {
        @Test
        void refuse_fields_that_are_no_kind_of_field() {
            assertThatThrownBy(
                            () ->
                                    new GeneratorConfig(
                                            Map.of("a", "integer 6..1", "b", "flag"),
                                            "s",
                                            Optional.empty(),
                                            1,
                                            Optional.empty(),
                                            1,
                                            1))
                    .hasMessageContaining("integer 6..1");
        }
    }
}
