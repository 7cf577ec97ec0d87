package dev.fairlead.testkit.instrument;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.TimeZone;

/** Stands in for methods of the JDK that tell the time. For rewritten classes only. */
public final class Clocks {
    private Clocks() {}

    /** As {@link Instant#now()}. */
    public static Instant now() {
        return Outside.clock().map(Time::now).orElseGet(Instant::now);
    }

    /** As {@link System#currentTimeMillis}. */
    public static long currentTimeMillis() {
        return Outside.clock()
                .map(time -> time.now().toEpochMilli())
                .orElseGet(System::currentTimeMillis);
    }

    /** As {@link System#nanoTime}. */
    public static long nanoTime() {
        return Outside.clock().map(time -> nanos(time.steady())).orElseGet(System::nanoTime);
    }

    private static long nanos(Instant now) {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** As {@link Clock#systemUTC}. */
    public static Clock systemUTC() {
        return new OutsideClock(ZoneOffset.UTC);
    }

    /** As {@link Clock#systemDefaultZone}. */
    public static Clock systemDefaultZone() {
        return new OutsideClock(ZoneId.systemDefault());
    }

    /** As {@link Clock#system}. */
    public static Clock system(ZoneId zone) {
        return new OutsideClock(zone);
    }

    /** As {@link Calendar#getInstance()}. */
    public static Calendar getInstance() {
        return at(Calendar.getInstance());
    }

    /** As {@link Calendar#getInstance(TimeZone)}. */
    public static Calendar getInstance(TimeZone zone) {
        return at(Calendar.getInstance(zone));
    }

    private static Calendar at(Calendar calendar) {
        calendar.setTimeInMillis(currentTimeMillis());
        return calendar;
    }

    private static final class OutsideClock extends Clock {
        private final ZoneId zone;

        private OutsideClock(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new OutsideClock(other);
        }

        @Override
        public Instant instant() {
            return now();
        }
    }

    /** As the methods of {@link LocalDate}. */
    public static final class LocalDates {
        private LocalDates() {}

        /** As the method of the JDK. */
        public static LocalDate now() {
            return LocalDate.now(systemDefaultZone());
        }

        /** As the method of the JDK. */
        public static LocalDate now(ZoneId zone) {
            return LocalDate.now(system(zone));
        }
    }

    /** As the methods of {@link LocalTime}. */
    public static final class LocalTimes {
        private LocalTimes() {}

        /** As the method of the JDK. */
        public static LocalTime now() {
            return LocalTime.now(systemDefaultZone());
        }

        /** As the method of the JDK. */
        public static LocalTime now(ZoneId zone) {
            return LocalTime.now(system(zone));
        }
    }

    /** As the methods of {@link LocalDateTime}. */
    public static final class LocalDateTimes {
        private LocalDateTimes() {}

        /** As the method of the JDK. */
        public static LocalDateTime now() {
            return LocalDateTime.now(systemDefaultZone());
        }

        /** As the method of the JDK. */
        public static LocalDateTime now(ZoneId zone) {
            return LocalDateTime.now(system(zone));
        }
    }

    /** As the methods of {@link ZonedDateTime}. */
    public static final class ZonedDateTimes {
        private ZonedDateTimes() {}

        /** As the method of the JDK. */
        public static ZonedDateTime now() {
            return ZonedDateTime.now(systemDefaultZone());
        }

        /** As the method of the JDK. */
        public static ZonedDateTime now(ZoneId zone) {
            return ZonedDateTime.now(system(zone));
        }
    }

    /** As the methods of {@link OffsetDateTime}. */
    public static final class OffsetDateTimes {
        private OffsetDateTimes() {}

        /** As the method of the JDK. */
        public static OffsetDateTime now() {
            return OffsetDateTime.now(systemDefaultZone());
        }

        /** As the method of the JDK. */
        public static OffsetDateTime now(ZoneId zone) {
            return OffsetDateTime.now(system(zone));
        }
    }
}
