package dev.fairlead.runtime.rest;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The levels of the process's loggers, as {@code java.util.logging} has them, under the names that
 * stock uses. Thread-safe.
 */
final class Loggers {
    private static final String ROOT = "root";

    /** Stock's names, with the levels here that they mean. */
    private static final Map<String, Level> LEVELS = levels();

    private final LogManager manager;
    private final boolean used;
    private final Clock clock;
    private final Map<String, Long> modified = new ConcurrentHashMap<>();

    /** The JDK forgets loggers that nobody holds, and their levels with them. */
    private final Map<String, Logger> held = new ConcurrentHashMap<>();

    /**
     * A logger's level.
     *
     * @param modified when it was last set here, in milliseconds; null if it never was
     */
    record LoggerLevel(String level, @Nullable Long modified) {}

    /**
     * @param used whether the process logs through {@code java.util.logging}; if it doesn't, there
     *     is nothing to see or to set here
     */
    Loggers(LogManager manager, boolean used, Clock clock) {
        this.manager = manager;
        this.used = used;
        this.clock = clock;
    }

    /** All loggers that say something, by name. */
    Map<String, LoggerLevel> all() {
        Map<String, LoggerLevel> all = new TreeMap<>();
        for (Logger logger : existing()) {
            Level level = effective(logger);
            if (!level.equals(Level.OFF)) {
                all.put(name(logger), describe(logger));
            }
        }
        return all;
    }

    /** One logger; empty when there is none of this name. */
    Optional<LoggerLevel> one(String name) {
        return existing().stream()
                .filter(logger -> name(logger).equals(normal(name)))
                .findFirst()
                .map(this::describe);
    }

    /** Whether a name means a level. */
    static boolean isLevel(String name) {
        return LEVELS.containsKey(name.toUpperCase(Locale.ROOT));
    }

    /**
     * Sets the level of a logger and of all below it.
     *
     * @return the names of those whose level is another now
     */
    List<String> set(String namespace, String levelName) {
        Level level = LEVELS.get(levelName.toUpperCase(Locale.ROOT));
        if (level == null) {
            throw new IllegalArgumentException("no level " + levelName);
        }
        String name = normal(namespace);
        Logger named = name.equals(ROOT) ? Logger.getLogger("") : Logger.getLogger(name);
        if (!used) {
            return List.of();
        }
        held.put(name, named);
        Map<Logger, Level> before = new LinkedHashMap<>();
        existing().stream()
                .filter(logger -> isBelow(name(logger), name))
                .forEach(logger -> before.put(logger, effective(logger)));
        named.setLevel(level);
        for (Logger logger : before.keySet()) {
            if (logger.getLevel() != null) {
                held.put(name(logger), logger);
                logger.setLevel(level);
            }
        }
        List<String> changed = new ArrayList<>();
        before.forEach(
                (logger, old) -> {
                    if (!effective(logger).equals(old)) {
                        modified.put(name(logger), clock.millis());
                        changed.add(name(logger));
                    }
                });
        Collections.sort(changed);
        return changed;
    }

    private List<Logger> existing() {
        List<Logger> loggers = new ArrayList<>();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null && used) {
                loggers.add(logger);
            }
        }
        return loggers;
    }

    private LoggerLevel describe(Logger logger) {
        return new LoggerLevel(stockName(effective(logger)), modified.get(name(logger)));
    }

    private static boolean isBelow(String name, String namespace) {
        return namespace.equals(ROOT) || name.startsWith(namespace);
    }

    private static Level effective(Logger logger) {
        Logger at = logger;
        while (at != null) {
            Level level = at.getLevel();
            if (level != null) {
                return level;
            }
            at = at.getParent();
        }
        return Level.INFO;
    }

    private static String name(Logger logger) {
        String name = logger.getName();
        return name == null || name.isEmpty() ? ROOT : name;
    }

    private static String normal(String name) {
        return name.isEmpty() || name.equalsIgnoreCase(ROOT) ? ROOT : name;
    }

    private static String stockName(Level level) {
        if (level.equals(Level.OFF) || level.equals(Level.ALL)) {
            return level.getName();
        }
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        if (value >= Level.INFO.intValue()) {
            return "INFO";
        }
        return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }

    private static Map<String, Level> levels() {
        return Map.of(
                "OFF", Level.OFF,
                "FATAL", Level.SEVERE,
                "ERROR", Level.SEVERE,
                "WARN", Level.WARNING,
                "INFO", Level.INFO,
                "DEBUG", Level.FINE,
                "TRACE", Level.FINEST,
                "ALL", Level.ALL);
    }
}
