package dev.fairlead.samples.faults;

import dev.fairlead.samples.process.Broker;
import dev.fairlead.samples.real.HastySource;
import dev.fairlead.samples.real.LazySink;
import dev.fairlead.testkit.network.TcpProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.connect.file.FileStreamSourceConnector;

/** What several runs share: a broker behind a proxy, and plugins. */
final class Site implements AutoCloseable {
    private final Path directory;
    private final Broker broker;
    private final TcpProxy proxy;
    private final Path plugins;

    private Site(Path directory, Broker broker, TcpProxy proxy, Path plugins) {
        this.directory = directory;
        this.broker = broker;
        this.proxy = proxy;
        this.plugins = plugins;
    }

    static Site open(Path directory) throws IOException, URISyntaxException {
        Files.createDirectories(directory);
        Path plugins = plugins(directory.resolve("plugins"));
        Broker broker = new Broker(Files.createDirectories(directory.resolve("broker")));
        TcpProxy proxy = TcpProxy.to("localhost", broker.hiddenPort());
        broker.advertise(proxy.port());
        broker.start();
        broker.awaitUp();
        return new Site(directory, broker, proxy, plugins);
    }

    private static Path plugins(Path directory) throws IOException, URISyntaxException {
        Files.createDirectories(directory);
        copy(Path.of(System.getProperty("fairlead.samples.files.jar")), directory);
        copy(
                Path.of(
                        FileStreamSourceConnector.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI()),
                directory);
        faultyPlugins(directory.resolve("faulty.jar"));
        return directory;
    }

    private static void copy(Path jar, Path directory) throws IOException {
        Files.copy(jar, directory.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void faultyPlugins(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> each :
                    List.of(
                            HastySource.class,
                            HastySource.HastyTask.class,
                            LazySink.class,
                            LazySink.LazyTask.class)) {
                String entry = each.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = each.getResourceAsStream("/" + entry)) {
                    in.transferTo(out);
                }
            }
            list(out, "org.apache.kafka.connect.source.SourceConnector", HastySource.class);
            list(out, "org.apache.kafka.connect.sink.SinkConnector", LazySink.class);
        }
    }

    private static void list(JarOutputStream out, String type, Class<?> plugin) throws IOException {
        out.putNextEntry(new JarEntry("META-INF/services/" + type));
        out.write((plugin.getName() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Path directory() {
        return directory;
    }

    /** The lines in a topic. */
    Lines.Found topic(String name) {
        StringBuilder text = new StringBuilder();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(name).stream()
                            .map(each -> new TopicPartition(name, each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> text.append(record.value()).append('\n'));
            }
        }
        return Lines.in(text);
    }

    Broker broker() {
        return broker;
    }

    TcpProxy proxy() {
        return proxy;
    }

    Path plugins() {
        return plugins;
    }

    @Override
    public void close() {
        proxy.close();
        broker.close();
    }
}
