package dev.fairlead.runtime.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.String",
                "javax.sql.DataSource",
                "javax.ws.rs.core.Response",
                "javax.xml.bind.JAXB",
                "javax.management.MBeanServer",
                "org.w3c.dom.Node",
                "org.slf4j.Logger",
                "org.apache.kafka.common.TopicPartition",
                "org.apache.kafka.connect.source.SourceTask",
                "org.apache.kafka.connect.transforms.Transformation",
                "org.apache.kafka.connect.transforms.predicates.Predicate",
                "org.apache.kafka.connect.storage.Converter",
                "org.apache.kafka.common.config.provider.ConfigProvider",
                "org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest$ClientType",
                "org.apache.kafka.connect.runtime.Worker",
            })
    void the_worker_gives(String className) {
        assertThat(IsolationRules.isIsolated(className)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Connector",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "jakarta.ws.rs.core.Response",
                "javax.cache.Cache",
                "javax.security.enterprise.SecurityContext",
                "org.apache.commons.io.IOUtils",
                "org.apache.kafkaesque.Thing",
                "org.apache.kafka.connect.json.JsonConverter",
                "org.apache.kafka.connect.file.FileStreamSourceTask",
                "org.apache.kafka.connect.mirror.MirrorSourceConnector",
                "org.apache.kafka.connect.transforms.Cast$Value",
                "org.apache.kafka.connect.transforms.predicates.HasHeaderKey",
                "org.apache.kafka.connect.storage.StringConverter",
                "org.apache.kafka.connect.storage.SimpleHeaderConverter",
                "org.apache.kafka.connect.converters.ByteArrayConverter",
                "org.apache.kafka.common.config.provider.FileConfigProvider",
            })
    void the_plugin_may_bring_its_own(String className) {
        assertThat(IsolationRules.isIsolated(className)).isTrue();
    }
}
