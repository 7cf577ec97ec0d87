/**
 * Source offsets: how they look as bytes (the same bytes as stock Kafka Connect writes), and where
 * they are kept. Stores are called from any thread.
 */
@NullMarked
package dev.fairlead.runtime.offsets;

import org.jspecify.annotations.NullMarked;
