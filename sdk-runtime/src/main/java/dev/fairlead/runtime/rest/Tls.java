package dev.fairlead.runtime.rest;

import static dev.fairlead.runtime.wording.Wording.reason;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** TLS of a listener, from Kafka's {@code ssl.*} settings. */
final class Tls {
    private static final String CLIENT_AUTH = "ssl.client.auth";

    private Tls() {}

    /**
     * What a listener needs, with its keys loaded.
     *
     * @param key the setting that asks for it, for messages
     * @throws ConfigException says what is wrong with the settings or the files they name
     */
    static SslContextFactory.Server open(String key, Map<String, String> settings) {
        SslContextFactory.Server factory = factory(settings);
        try {
            factory.start();
            if (factory.getKeyStore() == null) {
                throw new ConfigException(
                        key
                                + " asks for TLS, and there is no key; set"
                                + " listeners.https.ssl.keystore.location and its password");
            }
            return factory;
        } catch (ConfigException e) {
            throw e;
        } catch (Exception e) {
            throw new ConfigException(
                    key
                            + " asks for TLS, and the ssl.* settings don't give it: "
                            + reason(e)
                            + "; correct the key store, its type and its passwords");
        }
    }

    private static SslContextFactory.Server factory(Map<String, String> settings) {
        AbstractConfig ssl = new AbstractConfig(definition(), settings, false);
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSniRequired(false);
        factory.setKeyStoreType(ssl.getString(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG));
        text(ssl, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG).ifPresent(factory::setKeyStorePath);
        secret(ssl, SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG)
                .ifPresent(factory::setKeyStorePassword);
        secret(ssl, SslConfigs.SSL_KEY_PASSWORD_CONFIG).ifPresent(factory::setKeyManagerPassword);
        factory.setTrustStoreType(ssl.getString(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG));
        text(ssl, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG).ifPresent(factory::setTrustStorePath);
        secret(ssl, SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG)
                .ifPresent(factory::setTrustStorePassword);
        factory.setIncludeProtocols(
                ssl.getList(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG).toArray(new String[0]));
        factory.setProtocol(ssl.getString(SslConfigs.SSL_PROTOCOL_CONFIG));
        text(ssl, SslConfigs.SSL_PROVIDER_CONFIG).ifPresent(factory::setProvider);
        if (ssl.getList(SslConfigs.SSL_CIPHER_SUITES_CONFIG) != null
                && !ssl.getList(SslConfigs.SSL_CIPHER_SUITES_CONFIG).isEmpty()) {
            factory.setIncludeCipherSuites(
                    ssl.getList(SslConfigs.SSL_CIPHER_SUITES_CONFIG).toArray(new String[0]));
        }
        factory.setKeyManagerFactoryAlgorithm(
                ssl.getString(SslConfigs.SSL_KEYMANAGER_ALGORITHM_CONFIG));
        factory.setTrustManagerFactoryAlgorithm(
                ssl.getString(SslConfigs.SSL_TRUSTMANAGER_ALGORITHM_CONFIG));
        text(ssl, SslConfigs.SSL_SECURE_RANDOM_IMPLEMENTATION_CONFIG)
                .ifPresent(factory::setSecureRandomAlgorithm);
        factory.setNeedClientAuth(ssl.getString(CLIENT_AUTH).equals("required"));
        factory.setWantClientAuth(ssl.getString(CLIENT_AUTH).equals("requested"));
        return factory;
    }

    private static ConfigDef definition() {
        return new ConfigDef()
                .withClientSslSupport()
                .define(
                        CLIENT_AUTH,
                        ConfigDef.Type.STRING,
                        "none",
                        ConfigDef.ValidString.in("required", "requested", "none"),
                        ConfigDef.Importance.LOW,
                        "");
    }

    private static Optional<String> text(AbstractConfig config, String key) {
        return Optional.ofNullable(config.getString(key)).filter(value -> !value.isBlank());
    }

    private static Optional<String> secret(AbstractConfig config, String key) {
        return Optional.ofNullable(config.getPassword(key)).map(Password::value);
    }
}
