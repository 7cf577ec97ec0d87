package dev.fairlead.runtime.metrics;

/** Marks a JMX domain as taken by one worker of this JVM. */
public interface WorkerMXBean {
    /** The worker's id. */
    String getId();
}
