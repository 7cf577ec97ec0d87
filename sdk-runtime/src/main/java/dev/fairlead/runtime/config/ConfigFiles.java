package dev.fairlead.runtime.config;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/** Reads the files that {@code connect-standalone.sh} takes. */
public final class ConfigFiles {
    private ConfigFiles() {}

    /**
     * Reads a worker's properties.
     *
     * @throws ConfigException the file is missing or no properties file
     */
    public static Map<String, String> worker(Path file) {
        return properties(file, text(file));
    }

    /**
     * Reads a connector's file, in the formats of stock: a JSON object of settings, a JSON object
     * with {@code name}, {@code config} and perhaps {@code initial_state}, or Java properties.
     *
     * @throws ConfigException the file is missing or in none of these formats, or has no name
     */
    public static ConnectorConfig connector(Path file) {
        String text = text(file);
        if (text.stripLeading().startsWith("{")) {
            return ConnectorJson.parse(file.toString(), text);
        }
        Map<String, String> settings = properties(file, text);
        String name = settings.getOrDefault("name", "").strip();
        if (name.isEmpty()) {
            throw new ConfigException(
                    file + ": name is missing; set name=<what to call the connector>");
        }
        return new ConnectorConfig(name, settings, ConnectorConfig.TargetState.RUNNING);
    }

    private static Map<String, String> properties(Path file, String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException(
                    file + " can't be read as properties (" + reason(e) + "); correct the file");
        }
        Map<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) -> settings.put((String) key, (String) value));
        return settings;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    "there is no file "
                            + quoted(file)
                            + " (looked for "
                            + file.toAbsolutePath().normalize()
                            + "); correct the path");
        } catch (CharacterCodingException e) {
            return latin(file);
        } catch (IOException e) {
            throw new ConfigException(
                    file
                            + " can't be read ("
                            + reason(e)
                            + "); name a file that the worker's user may read");
        }
    }

    /** Properties used to be in Latin 1, and stock still reads them so. */
    private static String latin(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new ConfigException(file + " can't be read (" + reason(e) + ")");
        }
    }
}
