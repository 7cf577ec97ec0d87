/**
 * Kafka Connect's JSON without a tree: values are written as bytes and read from bytes directly,
 * and the bytes of a schema are made, or understood, once. What is unusual, and everything that is
 * wrong, is left to Apache's {@code JsonConverter}, so that its answer, and its exception, is
 * always the answer. Thread-safe.
 */
@NullMarked
package dev.fairlead.runtime.json;

import org.jspecify.annotations.NullMarked;
