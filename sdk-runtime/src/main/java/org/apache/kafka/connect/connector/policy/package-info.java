/**
 * The policies on client overrides that Kafka Connect ships inside its worker and nowhere else,
 * under the class names that configurations already have. They are written anew. Configured once,
 * then thread-safe.
 */
@NullMarked
package org.apache.kafka.connect.connector.policy;

import org.jspecify.annotations.NullMarked;
