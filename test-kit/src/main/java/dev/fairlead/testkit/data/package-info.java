/**
 * Data for tests of plugins: schemas, values, records and headers as Kafka Connect allows them, the
 * pleasant ones and the hostile ones. {@link dev.fairlead.testkit.data.ConnectData} is the entry.
 * Everything is drawn from a source of chance that the caller gives, so a seed means the same on
 * every machine. Immutable; calls may come from any thread.
 */
@NullMarked
package dev.fairlead.testkit.data;

import org.jspecify.annotations.NullMarked;
