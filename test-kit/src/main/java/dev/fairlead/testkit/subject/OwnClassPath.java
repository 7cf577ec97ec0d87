package dev.fairlead.testkit.subject;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.transforms.InsertField;

/**
 * The class path that the kit itself runs on, with Kafka's jars told apart.
 *
 * @param others all but Kafka's jars
 * @param api connect-api and kafka-clients
 * @param plugins connect-json and connect-transforms
 * @param version of those
 */
record OwnClassPath(List<Path> others, List<Path> api, List<Path> plugins, String version) {
    static OwnClassPath ofThisProcess() {
        Set<Path> entries = new LinkedHashSet<>();
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .forEach(entries::add);
        List<Path> api = List.of(jarOf(Connector.class), jarOf(Producer.class));
        List<Path> plugins = List.of(jarOf(JsonConverter.class), jarOf(InsertField.class));
        api.forEach(entries::remove);
        plugins.forEach(entries::remove);
        return new OwnClassPath(List.copyOf(entries), api, plugins, AppInfoParser.getVersion());
    }

    private static Path jarOf(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return Path.of(source.getLocation().toURI()).toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path that is no URI", e);
        }
    }
}
