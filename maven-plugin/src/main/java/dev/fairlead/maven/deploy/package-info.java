/**
 * Brings connector configurations to a running worker, over the REST API that every Kafka Connect
 * worker has: validates, shows what would change, puts, and waits until all tasks run. One thread.
 */
@NullMarked
package dev.fairlead.maven.deploy;

import org.jspecify.annotations.NullMarked;
