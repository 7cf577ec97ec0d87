/**
 * Brokers and workers as processes of their own, for tests that stop them, kill them and start them
 * again. A process doesn't outlive the JVM of the test. One thread at a time.
 */
package dev.fairlead.samples.process;
