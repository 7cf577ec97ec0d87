/**
 * Two connectors for servers that speak HTTP and JSON: {@link dev.fairlead.samples.http.HttpSource}
 * reads lists page by page; {@link dev.fairlead.samples.http.HttpSink} posts batches. Requests are
 * sent from the task's thread, one at a time; connections are kept by one client for all tasks.
 */
@NullMarked
package dev.fairlead.samples.http;

import org.jspecify.annotations.NullMarked;
