package dev.fairlead.testkit.mutant;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;

/** Plugins with one fault each in what they say of their settings, and a sound one. */
public final class FaultyDefinitions {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private FaultyDefinitions() {}

    private static ConfigDef sound() {
        return new ConfigDef()
                .define("url", Type.STRING, Importance.HIGH, "where to go")
                .define(
                        "batch.size",
                        Type.INT,
                        10,
                        ConfigDef.Range.atLeast(1),
                        Importance.LOW,
                        "how many at once")
                .define("password", Type.PASSWORD, null, Importance.LOW, "lets it in")
                .define(
                        "mode",
                        Type.STRING,
                        "slow",
                        ConfigDef.ValidString.in("slow", "fast"),
                        Importance.LOW,
                        "how fast",
                        null,
                        -1,
                        Width.NONE,
                        "Mode",
                        new Fixed(List.of("slow", "fast")));
    }

    private record Fixed(List<Object> values) implements ConfigDef.Recommender {
        @Override
        public List<Object> validValues(String name, Map<String, Object> parsed) {
            return values;
        }

        @Override
        public boolean visible(String name, Map<String, Object> parsed) {
            return true;
        }
    }

    /** Without a fault. */
    public static class Sound implements Configurable {
        public ConfigDef config() {
            return sound();
        }

        @Override
        public void configure(Map<String, ?> settings) {
            config().parse(settings);
        }
    }

    public static final class Undocumented extends Sound {
        @Override
        public ConfigDef config() {
            return sound().define("size", Type.INT, 1, Importance.LOW, " ");
        }
    }

    public static final class Unstable extends Sound {
        @Override
        public ConfigDef config() {
            return sound().define(
                            "started", Type.INT, CALLS.incrementAndGet(), Importance.LOW, "when");
        }
    }

    public static final class BadDefault extends Sound {
        @Override
        public ConfigDef config() {
            return sound().define(
                            "size",
                            Type.INT,
                            0,
                            ConfigDef.Range.atLeast(1),
                            Importance.LOW,
                            "how big");
        }
    }

    public static final class Throwing extends Sound {
        @Override
        public ConfigDef config() {
            return sound().define(
                            "port",
                            Type.STRING,
                            "1",
                            (name, value) -> Integer.parseInt((String) value),
                            Importance.LOW,
                            "the door");
        }
    }

    public static final class Peeking extends Sound {
        @Override
        public void configure(Map<String, ?> settings) {
            super.configure(settings);
            settings.get("secret.mode");
        }
    }

    public static final class Strict extends Sound {
        @Override
        public void configure(Map<String, ?> settings) {
            if (Integer.valueOf(1).equals(config().parse(settings).get("batch.size"))) {
                throw new ConfigException("batch.size", 1, "must be even");
            }
        }
    }

    public static final class Misleading extends Sound {
        @Override
        public ConfigDef config() {
            return sound().define(
                            "level",
                            Type.INT,
                            1,
                            ConfigDef.Range.between(0, 9),
                            Importance.LOW,
                            "how much",
                            null,
                            -1,
                            Width.NONE,
                            "Level",
                            new Fixed(List.of(1, 10)));
        }
    }

    public static final class Open extends Sound {
        @Override
        public ConfigDef config() {
            return sound().define("api.key", Type.STRING, "", Importance.LOW, "lets it in");
        }
    }

    public static final class Chatty extends Sound {
        @Override
        public void configure(Map<String, ?> settings) {
            if (settings.get("password") != null) {
                throw new IllegalStateException("refused: " + settings);
            }
        }
    }

    public static final class Closed extends Sound {
        @Override
        public void configure(Map<String, ?> settings) {
            super.configure(settings);
            settings.keySet()
                    .forEach(
                            key -> {
                                if (!config().names().contains(key)) {
                                    throw new ConfigException(key, "", "is unknown");
                                }
                            });
        }
    }

    /** A connector, which validates itself. */
    public static class SoundConnector extends SourceConnector {
        @Override
        public ConfigDef config() {
            return sound();
        }

        @Override
        public void start(Map<String, String> settings) {}

        @Override
        public Class<? extends Task> taskClass() {
            return FaultySourceTask.class;
        }

        @Override
        public List<Map<String, String>> taskConfigs(int max) {
            return List.of();
        }

        @Override
        public void stop() {}

        @Override
        public String version() {
            return "1";
        }
    }

    /** Correct: it asks for a key itself, and defines what it reads of the worker's. */
    public static final class Asking extends SoundConnector {
        @Override
        public ConfigDef config() {
            return new ConfigDef()
                    .define("database", Type.STRING, null, Importance.HIGH, "where to go")
                    .define("errors.tolerance", Type.STRING, "none", Importance.LOW, "the worker's")
                    .define(partner("host", "port"))
                    .define(partner("port", "host"));
        }

        /** Keys that depend on each other are never validated by Kafka. */
        private static ConfigDef.ConfigKey partner(String name, String other) {
            return new ConfigDef.ConfigKey(
                    name,
                    Type.STRING,
                    null,
                    null,
                    Importance.LOW,
                    "where it is",
                    "place",
                    1,
                    Width.NONE,
                    name,
                    List.of(other),
                    null,
                    false);
        }

        @Override
        public Config validate(Map<String, String> settings) {
            Config config = super.validate(settings);
            for (ConfigValue value : config.configValues()) {
                if (value.name().equals("database") && value.value() == null) {
                    value.addErrorMessage("database must be provided");
                }
            }
            return config;
        }
    }

    public static final class Clashing extends SoundConnector {
        @Override
        public ConfigDef config() {
            return sound().define("transforms", Type.INT, 1, Importance.LOW, "how many");
        }
    }

    public static final class Elsewhere extends SoundConnector {
        @Override
        public Config validate(Map<String, String> settings) {
            Config config = super.validate(settings);
            for (ConfigValue value : config.configValues()) {
                if (value.name().equals("url") && !value.errorMessages().isEmpty()) {
                    config.configValues().get(1).addErrorMessage("something is missing");
                    config.configValues().remove(value);
                    return config;
                }
            }
            return config;
        }
    }

    public static final class Picky extends SoundConnector {
        @Override
        public Config validate(Map<String, String> settings) {
            Config config = super.validate(settings);
            if (settings.size() > 1 && !settings.keySet().iterator().next().equals("batch.size")) {
                config.configValues().get(0).addErrorMessage("batch.size must come first");
            }
            return config;
        }
    }

    public static final class Resolving extends SoundConnector {
        @Override
        public Config validate(Map<String, String> settings) {
            Config config = super.validate(settings);
            for (ConfigValue value : config.configValues()) {
                if (String.valueOf(value.value()).startsWith("${")) {
                    value.value("resolved");
                }
            }
            return config;
        }
    }

    public static final class Refusing extends SoundConnector {
        @Override
        public Config validate(Map<String, String> settings) {
            Config config = super.validate(settings);
            config.configValues().get(0).addErrorMessage("not today");
            return config;
        }
    }

    /** A fault: the law that must notice, the class, and what is wrong. */
    public record Fault(String law, Class<?> type, String words) {
        @Override
        public String toString() {
            return law + " " + words;
        }
    }

    /** All of them. */
    public static List<Fault> all() {
        return List.of(
                new Fault("D1", Undocumented.class, "a key has a blank documentation"),
                new Fault("D1", Unstable.class, "a default is another at each call"),
                new Fault("D1", Clashing.class, "a key of the worker's with another type"),
                new Fault("D2", BadDefault.class, "a default is below its own range"),
                new Fault("D3", Elsewhere.class, "a missing key is reported on another one"),
                new Fault("D4", Refusing.class, "the example is refused"),
                new Fault("D5", Throwing.class, "a validator throws NumberFormatException"),
                new Fault("D6", Peeking.class, "reads a key that isn't defined"),
                new Fault("D7", Strict.class, "refuses at start what validate accepts"),
                new Fault("D8", Misleading.class, "recommends a value out of range"),
                new Fault("D9", Open.class, "an api.key is of type STRING"),
                new Fault("D9", Chatty.class, "puts its settings into an exception"),
                new Fault("D11", Closed.class, "refuses keys that it doesn't know"),
                new Fault("D12", Picky.class, "validates by the order of the settings"),
                new Fault("D13", Resolving.class, "resolves placeholders itself"));
    }
}
