package dev.fairlead.runtime.log.local;

/** How the members of a group let go of partitions when membership or topics change. */
public enum RebalanceProtocol {
    /**
     * Every member gives back all partitions, then gets its new share in one go. What a stock sink
     * sees with the consumer's default assignors, and therefore the default here.
     */
    EAGER,
    /** Members give back only what goes to another member, and get only what is new (KIP-429). */
    COOPERATIVE
}
