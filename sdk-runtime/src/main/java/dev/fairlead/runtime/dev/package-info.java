/**
 * A worker for developers: {@link dev.fairlead.runtime.dev.DevWorker} exchanges its plugins while
 * its process runs, and goes back to records that have passed.
 *
 * <pre>{@code
 * try (DevWorker worker = new DevWorker(setup, observer)) {
 *     worker.start(List.of(connector));
 *     worker.reload(List.of(directoryOfNewJars));
 *     worker.rewind(OptionalInt.of(10));
 * }
 * }</pre>
 */
@NullMarked
package dev.fairlead.runtime.dev;

import org.jspecify.annotations.NullMarked;
