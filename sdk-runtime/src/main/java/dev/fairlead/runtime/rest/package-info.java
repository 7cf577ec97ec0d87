/**
 * The REST API: {@link dev.fairlead.runtime.rest.RestServer} listens, routes lead to endpoints,
 * endpoints ask the herder and shape its answers as Kafka Connect does.
 *
 * <p>Requests are read and answered without a thread of their own; no call waits for a plugin or a
 * slow client. What needs JAX-RS is loaded only when there are REST extensions.
 */
@NullMarked
package dev.fairlead.runtime.rest;

import org.jspecify.annotations.NullMarked;
