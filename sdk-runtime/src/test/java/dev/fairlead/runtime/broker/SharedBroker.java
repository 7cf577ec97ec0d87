package dev.fairlead.runtime.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One broker for all tests of a JVM: {@code @ExtendWith(SharedBroker.Extension.class)} and a
 * parameter of this type. It starts with the first test that asks for it.
 */
public final class SharedBroker {
    private final KraftBroker broker;
    private final AtomicInteger names = new AtomicInteger();

    private SharedBroker(KraftBroker broker) {
        this.broker = broker;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** A name for a topic or group that no other test uses. */
    public String unique(String name) {
        return name + "-" + names.incrementAndGet();
    }

    /** Gives tests the broker, and stops it after the last one. */
    public static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedBroker.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(SharedBroker.class))
                    .getOrComputeIfAbsent("broker", any -> Running.start(), Running.class)
                    .shared();
        }
    }

    private record Running(Path directory, KraftBroker broker, SharedBroker shared)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        static Running start() {
            try {
                Path directory = Files.createTempDirectory("broker");
                KraftBroker broker = KraftBroker.start(directory);
                return new Running(directory, broker, new SharedBroker(broker));
            } catch (Exception e) {
                throw new IllegalStateException("the test broker doesn't start", e);
            }
        }

        @Override
        public void close() throws Exception {
            broker.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
