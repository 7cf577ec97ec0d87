/**
 * What a worker measures, under the names that stock Kafka Connect uses, so that dashboards and
 * exporters work unchanged: MBeans through Kafka's {@code Metrics}, and the same numbers as
 * Prometheus text. Tasks are watched from outside: their drivers tell each event and what the
 * machine made of it, once for each batch, on the thread that owns the machine. Nothing is locked
 * or allocated for a single record. Readers come on any thread.
 */
@NullMarked
package dev.fairlead.runtime.metrics;

import org.jspecify.annotations.NullMarked;
