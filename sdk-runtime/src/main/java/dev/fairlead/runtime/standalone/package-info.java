/**
 * A worker inside a program: {@link dev.fairlead.runtime.standalone.StandaloneWorker} is the worker
 * that {@code bin/fairlead standalone} runs, for programs and integration tests.
 *
 * <pre>{@code
 * WorkerSetup setup =
 *         WorkerSetup.of(
 *                         Map.of(
 *                                 "key.converter", "StringConverter",
 *                                 "value.converter", "StringConverter",
 *                                 "listeners", "http://localhost:0",
 *                                 "fairlead.data.dir", directory.toString()))
 *                 .withConnector(
 *                         Map.of(
 *                                 "name", "lines",
 *                                 "connector.class", "FileStreamSource",
 *                                 "file", file.toString(),
 *                                 "topic", "lines"));
 * try (StandaloneWorker worker = StandaloneWorker.start(setup)) {
 *     worker.status().forEach(status -> System.out.println(status.name() + status.state()));
 *     worker.herder().pause("lines").join();
 * }
 * }</pre>
 *
 * <p>Nothing is static: several workers can run in one JVM, each with a data directory and
 * listeners of its own. No worker ends the process, and none adds a shutdown hook unless it is
 * asked to.
 */
@NullMarked
package dev.fairlead.runtime.standalone;

import org.jspecify.annotations.NullMarked;
