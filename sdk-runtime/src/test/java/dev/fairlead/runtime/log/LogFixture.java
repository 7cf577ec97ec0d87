package dev.fairlead.runtime.log;

/** A log under {@link LogContract}, with fresh topics and groups. */
public interface LogFixture extends AutoCloseable {
    OutboundLog outbound();

    /** One that doesn't wait for long for a partition that isn't there. */
    default OutboundLog hastyOutbound() {
        return outbound();
    }

    InboundLog inbound(String group, String member);

    Topics topics();

    /** Whether a fetch without records waits; a simulated log's doesn't. */
    boolean waits();

    /** A topic or group name that no other test uses. */
    String unique(String name);

    @Override
    void close();
}
