/**
 * The only place that calls a plugin's task: each call runs under the plugin's class loader, and
 * what it throws comes back as a value. Both drivers use it, so that the worker and the test kit
 * treat a task alike.
 *
 * <p>Calls are made by one thread at a time, but for {@code commitRecord} and {@code commit}, which
 * may come while {@code poll} is running in another thread, as they may in stock Kafka Connect.
 */
@NullMarked
package dev.fairlead.runtime.calls;

import org.jspecify.annotations.NullMarked;
