package dev.fairlead.api.source;

/** How a task waits while there is nothing to read. */
@FunctionalInterface
interface IdleWait {
    /**
     * Waits on a monitor that the caller holds, until notified or the time is over. May return
     * early.
     */
    void on(Object monitor, long millis) throws InterruptedException;
}
