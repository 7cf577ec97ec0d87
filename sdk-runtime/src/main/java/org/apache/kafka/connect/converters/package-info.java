/**
 * The converters that Kafka Connect ships inside its worker and nowhere else, under the class names
 * that configurations already have. They are written anew; the bytes and the schemas are stock's.
 * Thread-safe: they keep no state.
 */
@NullMarked
package org.apache.kafka.connect.converters;

import org.jspecify.annotations.NullMarked;
