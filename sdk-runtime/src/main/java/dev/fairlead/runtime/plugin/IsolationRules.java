package dev.fairlead.runtime.plugin;

import java.util.List;
import java.util.Set;

/**
 * Which classes a plugin gets from its own jars even if the worker has them too.
 *
 * <p>The rules are stock Kafka Connect's, name by name: a plugin that works there must find the
 * same classes here. What the platform and Kafka's API define is shared; what Kafka ships as
 * plugins isn't; everything else is the plugin's own.
 */
final class IsolationRules {
    private static final Set<String> SHARED_JAVAX =
            Set.of(
                    "accessibility",
                    "activation",
                    "activity",
                    "annotation",
                    "batch.api",
                    "batch.operations",
                    "batch.runtime",
                    "crypto",
                    "decorator",
                    "ejb",
                    "el",
                    "enterprise.concurrent",
                    "enterprise.context",
                    "enterprise.deploy.model",
                    "enterprise.deploy.shared",
                    "enterprise.deploy.spi",
                    "enterprise.event",
                    "enterprise.inject",
                    "enterprise.util",
                    "faces",
                    "imageio",
                    "inject",
                    "interceptor",
                    "jms",
                    "json",
                    "jws",
                    "lang.model",
                    "mail",
                    "management",
                    "naming",
                    "net",
                    "persistence",
                    "print",
                    "resource",
                    "rmi",
                    "script",
                    "security.auth",
                    "security.cert",
                    "security.jacc",
                    "security.sasl",
                    "servlet",
                    "sound.midi",
                    "sound.sampled",
                    "sql",
                    "swing",
                    "tools",
                    "transaction",
                    "validation",
                    "websocket",
                    "ws.rs",
                    "xml");

    private static final List<String> SHARED_ORG =
            List.of(
                    "org.slf4j.",
                    "org.w3c.dom.",
                    "org.xml.sax.",
                    "org.ietf.jgss.",
                    "org.omg.CORBA.",
                    "org.omg.CosNaming.",
                    "org.omg.Dynamic.",
                    "org.omg.DynamicAny.",
                    "org.omg.IOP.",
                    "org.omg.Messaging.",
                    "org.omg.PortableInterceptor.",
                    "org.omg.PortableServer.",
                    "org.omg.SendingContext.",
                    "org.omg.stub.java.rmi.");

    private static final String KAFKA = "org.apache.kafka.";

    private static final List<String> ISOLATED_KAFKA_PACKAGES =
            List.of(
                    "connect.transforms.",
                    "connect.json.",
                    "connect.file.",
                    "connect.mirror.",
                    "connect.mirror-client.",
                    "connect.converters.",
                    "connect.connector.policy.",
                    "common.config.provider.");

    private static final Set<String> ISOLATED_KAFKA_CLASSES =
            Set.of(
                    "connect.storage.StringConverter",
                    "connect.storage.SimpleHeaderConverter",
                    "connect.rest.basic.auth.extension.BasicAuthSecurityRestExtension");

    private static final Set<String> SHARED_KAFKA_CLASSES =
            Set.of(
                    "connect.transforms.predicates.Predicate",
                    "connect.connector.policy.ConnectorClientConfigOverridePolicy",
                    "connect.connector.policy.ConnectorClientConfigRequest",
                    "connect.connector.policy.ConnectorClientConfigRequest$ClientType",
                    "common.config.provider.ConfigProvider");

    private IsolationRules() {}

    /** Whether a plugin's own copy of the class wins over the worker's. */
    static boolean isIsolated(String className) {
        if (className.startsWith(KAFKA)) {
            return isIsolatedInKafka(className.substring(KAFKA.length()));
        }
        if (className.startsWith("java.")) {
            return false;
        }
        if (className.startsWith("javax.")) {
            return !isSharedJavax(className);
        }
        return !startsWithAny(className, SHARED_ORG);
    }

    private static boolean isIsolatedInKafka(String name) {
        if (ISOLATED_KAFKA_CLASSES.contains(name)) {
            return true;
        }
        return startsWithAny(name, ISOLATED_KAFKA_PACKAGES)
                && !SHARED_KAFKA_CLASSES.contains(name)
                && !name.startsWith("connect.transforms.Transformation");
    }

    /** Looks at each package that encloses the class, from the outermost on. */
    private static boolean isSharedJavax(String className) {
        int start = "javax.".length();
        for (int dot = className.indexOf('.', start);
                dot > 0;
                dot = className.indexOf('.', dot + 1)) {
            if (SHARED_JAVAX.contains(className.substring(start, dot))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
