package dev.fairlead.samples.faults;

/** What goes wrong. */
enum Fault {
    BROKER_STOP(Place.BROKER, 300, 3_000),
    BROKER_KILL(Place.BROKER, 300, 3_000),
    WORKER_KILL(Place.WORKER, 0, 0),
    WORKER_STOP(Place.WORKER, 0, 0),
    WORKER_FREEZE(Place.WORKER, 500, 6_000),
    CUT(Place.NETWORK, 0, 0),
    RESET(Place.NETWORK, 0, 0),
    RESET_IN_A_MESSAGE(Place.NETWORK, 500, 2_000),
    ONE_WAY(Place.NETWORK, 500, 2_000),
    REFUSE(Place.NETWORK, 500, 4_000),
    STALL(Place.NETWORK, 500, 4_000),
    DELAY(Place.NETWORK, 1_000, 4_000),
    DISK_FULL(Place.DISK, 500, 4_000);

    /** Where it happens: at each place one thing at a time. */
    enum Place {
        BROKER,
        WORKER,
        NETWORK,
        DISK
    }

    private final Place place;
    private final int shortest;
    private final int longest;

    Fault(Place place, int shortest, int longest) {
        this.place = place;
        this.shortest = shortest;
        this.longest = longest;
    }

    Place place() {
        return place;
    }

    /** Milliseconds. */
    int shortest() {
        return shortest;
    }

    /** Milliseconds. */
    int longest() {
        return longest;
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
