package dev.fairlead.runtime.log.kafka;

import dev.fairlead.runtime.log.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates topics through an admin client, which stays its owner's. */
public final class KafkaTopics implements Topics {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);

    private final Admin admin;

    public KafkaTopics(Admin admin) {
        this.admin = admin;
    }

    /**
     * {@inheritDoc}
     *
     * <p>As in stock, a worker that may not create topics counts on the brokers to do it.
     */
    @Override
    public void ensure(
            String topic, int partitions, short replicationFactor, Map<String, String> settings) {
        NewTopic wanted = new NewTopic(topic, partitions, replicationFactor).configs(settings);
        try {
            admin.createTopics(List.of(wanted)).all().get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            understand(topic, cause == null ? e : cause);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void understand(String topic, Throwable failure) {
        if (failure instanceof TopicExistsException) {
            return;
        }
        if (failure instanceof ClusterAuthorizationException
                || failure instanceof TopicAuthorizationException
                || failure instanceof UnsupportedVersionException) {
            LOG.info(
                    "Topic '{}' can't be created from here ({}); it must exist, or the brokers must"
                            + " create it by themselves",
                    topic,
                    failure.getMessage());
            return;
        }
        throw new KafkaException(
                "topic '" + topic + "' couldn't be created: " + failure.getMessage(), failure);
    }
}
