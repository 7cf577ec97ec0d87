package dev.fairlead.runtime.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.runtime.herder.OffsetEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecentOffsetsTest {
    private static final Map<String, ?> A = Map.of("file", "a");
    private static final Map<String, ?> B = Map.of("file", "b");

    private final RecentOffsets recent = new RecentOffsets();

    @Nested
    class BeforeTheLastRecords {
        @Test
        void each_partition_stood_at_its_own_record_before_them() {
            recent.passed("c", A, at(1));
            recent.passed("c", B, at(7));
            recent.passed("c", A, at(2));
            recent.passed("c", B, at(8));

            assertThat(recent.beforeTheLast("c", 2))
                    .containsExactlyInAnyOrder(entry(A, 1), entry(B, 7));
            assertThat(recent.beforeTheLast("c", 1)).containsExactly(entry(B, 7));
        }

        @Test
        void it_stood_where_it_began_if_all_of_its_records_are_among_them() {
            recent.beganAt("c", List.of(entry(A, 40)));
            recent.passed("c", A, at(41));
            recent.passed("c", B, at(1));

            assertThat(recent.beforeTheLast("c", 5))
                    .containsExactlyInAnyOrder(entry(A, 40), new OffsetEntry(B, null));
        }

        @Test
        void numbers_are_those_that_the_store_gives_back() {
            recent.passed("c", Map.of("shard", 1), Map.of("position", 4));
            recent.passed("c", Map.of("shard", 1), Map.of("position", 5));

            assertThat(recent.beforeTheLast("c", 1))
                    .containsExactly(new OffsetEntry(Map.of("shard", 1L), Map.of("position", 4L)));
        }

        @Test
        void nothing_changes_for_a_connector_without_records_or_without_partitions() {
            recent.passed("none", null, at(1));

            assertThat(recent.beforeTheLast("none", 3)).isEmpty();
            assertThat(recent.beforeTheLast("other", 3)).isEmpty();
        }
    }

    @Nested
    class WhatIsRemembered {
        @Test
        void is_no_more_than_so_many_records() {
            for (int i = 1; i <= RecentOffsets.RECORDS_MAX + 5; i++) {
                recent.passed("c", A, at(i));
            }

            assertThat(recent.beforeTheLast("c", Integer.MAX_VALUE)).containsExactly(entry(A, 5));
        }

        @Test
        void begins_anew_when_the_connector_is_moved() {
            recent.passed("c", A, at(1));
            recent.passed("c", A, at(2));
            recent.standsAt("c", List.of(entry(A, 1)));

            assertThat(recent.beforeTheLast("c", 1)).isEmpty();
            recent.passed("c", A, at(2));
            assertThat(recent.beforeTheLast("c", 1)).containsExactly(entry(A, 1));
        }

        @Test
        void does_not_take_the_offset_of_a_record_that_passed_for_the_one_before() {
            recent.passed("c", A, at(1));
            recent.beganAt("c", List.of(entry(A, 1)));

            assertThat(recent.beforeTheLast("c", 1)).containsExactly(new OffsetEntry(A, null));
        }
    }

    private static Map<String, ?> at(long position) {
        return Map.of("position", position);
    }

    private static OffsetEntry entry(Map<String, ?> partition, long position) {
        return new OffsetEntry(partition, at(position));
    }
}
