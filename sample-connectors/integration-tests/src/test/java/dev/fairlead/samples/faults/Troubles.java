package dev.fairlead.samples.faults;

import dev.fairlead.samples.process.Supervised;
import dev.fairlead.testkit.network.TcpProxy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes faults happen, and ends them. */
final class Troubles {
    private static final int BYTES_MAX = 5_000;
    private static final int DELAY_MS_MAX = 300;
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String RUNNING = "\"state\":\"RUNNING\"";

    private final Site site;
    private final SmallDisk disk;
    private final Supervised worker;
    private final Random chance;
    private final List<String> complaints;
    private boolean frozen;

    Troubles(Site site, SmallDisk disk, Supervised worker, Random chance, List<String> complaints) {
        this.site = site;
        this.disk = disk;
        this.worker = worker;
        this.chance = chance;
        this.complaints = complaints;
    }

    void begin(Fault fault) {
        TcpProxy proxy = site.proxy();
        switch (fault) {
            case BROKER_STOP -> site.broker().stop();
            case BROKER_KILL -> site.broker().kill();
            case WORKER_KILL -> worker.kill();
            case WORKER_STOP -> worker.terminate();
            case WORKER_FREEZE -> {
                frozen = true;
                worker.freeze();
            }
            case CUT -> proxy.cut();
            case RESET -> proxy.reset();
            case RESET_IN_A_MESSAGE -> proxy.cutAfter(direction(), 1 + chance.nextInt(BYTES_MAX));
            case ONE_WAY -> proxy.halfClose(direction());
            case REFUSE -> proxy.refuse();
            case STALL -> proxy.stall();
            case DELAY -> proxy.delay(Duration.ofMillis(1 + chance.nextInt(DELAY_MS_MAX)));
            case DISK_FULL -> {
                disk.fill();
                changeNothing();
            }
        }
    }

    private TcpProxy.Direction direction() {
        return chance.nextBoolean() ? TcpProxy.Direction.TO_SERVER : TcpProxy.Direction.TO_CLIENT;
    }

    void end(Fault fault) {
        switch (fault.place()) {
            case BROKER -> site.broker().start();
            case NETWORK -> site.proxy().heal();
            case DISK -> disk.clear();
            case WORKER -> {
                frozen = false;
                worker.thaw();
            }
        }
    }

    /** A change that can't be kept must be refused, and must not happen. */
    private void changeNothing() {
        if (frozen || !disk.isSmall()) {
            return;
        }
        Optional<String> before = worker.get("/connectors/source/config").map(HttpResponse::body);
        if (before.isEmpty() || !before.get().startsWith("{\"")) {
            return; // it is just being started
        }
        Optional<HttpResponse<String>> answer =
                worker.send(
                        "/connectors/source/config",
                        "PUT",
                        before.get().replace("{\"", "{\"fairlead.try\":\"1\",\""));
        Optional<String> after = worker.get("/connectors/source/config").map(HttpResponse::body);
        if (answer.isPresent()
                && after.isPresent()
                && (answer.get().statusCode() < 400 || !after.equals(before))) {
            complaints.add(
                    "disk full: PUT was answered with %d %s, and the connector is %s"
                            .formatted(
                                    answer.get().statusCode(), answer.get().body(), after.get()));
        }
    }

    /**
     * What doesn't run; waits a while for it.
     *
     * @param parts how many connectors and tasks there are
     */
    List<String> notRunning(int patienceMs, int parts) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        String status = "no answer";
        while (System.nanoTime() < end) {
            worker.supervise();
            status = worker.get("/connectors?expand=status").map(HttpResponse::body).orElse(status);
            if (status.split(RUNNING, -1).length - 1 == parts) {
                return List.of();
            }
            LockSupport.parkNanos(BREATH_NANOS);
        }
        return List.of("not all of it runs: " + status);
    }
}
