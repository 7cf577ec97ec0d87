package dev.fairlead.runtime.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LoggersTest {
    private static final String NAME = "dev.fairlead.test.loggers";

    /** Not below the other: it may be there until the next collection of garbage. */
    private static final String KEPT = "dev.fairlead.test.kept";

    private final Clock clock = Clock.fixed(Instant.ofEpochMilli(17), ZoneOffset.UTC);
    private final Loggers loggers = new Loggers(LogManager.getLogManager(), true, clock);
    private final Logger parent = Logger.getLogger(NAME);
    private final Logger child = Logger.getLogger(NAME + ".child");

    LoggersTest() {
        parent.setLevel(Level.INFO);
        child.setLevel(null);
    }

    @Nested
    class ALogger {
        @Test
        void has_its_own_level_or_that_of_the_one_above() {
            assertThat(loggers.one(NAME + ".child"))
                    .hasValue(new Loggers.LoggerLevel("INFO", null));
        }

        @Test
        void whose_level_is_set_passes_it_on_to_those_below() {
            child.setLevel(Level.WARNING);

            assertThat(loggers.set(NAME, "debug")).containsExactly(NAME, NAME + ".child");
            assertThat(loggers.one(NAME)).hasValue(new Loggers.LoggerLevel("DEBUG", 17L));
            assertThat(child.getLevel()).isEqualTo(Level.FINE);
        }

        @Test
        void whose_level_stays_is_not_among_those_that_changed() {
            assertThat(loggers.set(NAME, "INFO")).isEmpty();
            assertThat(loggers.one(NAME)).hasValue(new Loggers.LoggerLevel("INFO", null));
        }

        @Test
        void that_nobody_uses_is_not_there() {
            assertThat(loggers.one(NAME + ".nobody")).isEmpty();
        }

        @Test
        void that_is_silent_is_left_out_of_the_list() {
            assertThat(loggers.all()).containsKeys("root", NAME, NAME + ".child");

            loggers.set(NAME, "OFF");

            assertThat(loggers.all()).doesNotContainKeys(NAME, NAME + ".child");
        }

        @Test
        void keeps_its_level_when_nobody_else_holds_it() {
            loggers.set(KEPT, "TRACE");
            System.gc();

            assertThat(loggers.one(KEPT)).isPresent();
        }
    }

    @Nested
    class ALevel {
        @Test
        void has_one_of_stocks_names_in_any_case() {
            assertThat(List.of("off", "FATAL", "Error", "warn", "INFO", "debug", "trace", "all"))
                    .allMatch(Loggers::isLevel);
            assertThat(List.of("", "loud", "SEVERE")).noneMatch(Loggers::isLevel);
        }
    }

    @Nested
    class WithAnotherLoggingBackEnd {
        @Test
        void there_is_nothing_to_see_or_to_set() {
            Loggers none = new Loggers(LogManager.getLogManager(), false, clock);

            assertThat(none.all()).isEmpty();
            assertThat(none.set(NAME, "DEBUG")).isEmpty();
            assertThat(parent.getLevel()).isEqualTo(Level.INFO);
        }
    }
}
