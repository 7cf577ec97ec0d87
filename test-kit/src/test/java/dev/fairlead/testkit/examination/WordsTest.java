package dev.fairlead.testkit.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings("JavaUtilDate") // what Connect's logical types hold
class WordsTest {
    private static final Schema LINE =
            SchemaBuilder.struct()
                    .field("text", Schema.STRING_SCHEMA)
                    .field("readAt", Timestamp.SCHEMA)
                    .build();

    private static Struct line(Date readAt) {
        return new Struct(LINE).put("text", "a0").put("readAt", readAt);
    }

    @Nested
    class AMomentOfTheRun {
        @Test
        void is_now_in_a_struct() {
            assertThat(Words.of(line(new Date()))).isEqualTo("{readAt=now, text=a0}");
        }

        @Test
        void is_now_as_a_number_or_a_text() {
            long millis = System.currentTimeMillis();
            assertThat(Words.of(List.of(millis, millis / 1000, millis * 1000, millis * 1_000_000)))
                    .isEqualTo("[now, now, now, now]");
            assertThat(Words.of(Map.of("at", Instant.now().toString()))).isEqualTo("{at=now}");
        }
    }

    @Nested
    class WhatAnItemSays {
        @Test
        void stays_as_it_is_in_every_time_zone() {
            Date longAgo = Date.from(Instant.parse("2020-01-01T00:00:01Z"));
            TimeZone usual = TimeZone.getDefault();
            String here = Words.of(line(longAgo));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            try {
                assertThat(Words.of(line(longAgo)))
                        .isEqualTo(here)
                        .isEqualTo("{readAt=2020-01-01T00:00:01Z, text=a0}");
            } finally {
                TimeZone.setDefault(usual);
            }
        }

        @Test
        void differs_when_it_differs() {
            assertThat(Words.of(List.of(1L, "2020-01-01T00:00:01Z", new byte[] {1})))
                    .isEqualTo("[1, 2020-01-01T00:00:01Z, [1]]");
        }
    }
}
