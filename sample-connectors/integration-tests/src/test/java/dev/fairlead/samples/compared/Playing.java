package dev.fairlead.samples.compared;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A scenario on one worker, on a thread of its own. It ends at the first step that can't be. */
final class Playing {
    private final Scenario scenario;
    private final Stage stage;
    private final Future<?> end;

    /** What was seen, and what is being done; guarded by itself. */
    private final List<Seen> seen = new ArrayList<>();

    private volatile String doing = "its start";

    private Playing(Scenario scenario, Stage stage, ExecutorService threads) {
        this.scenario = scenario;
        this.stage = stage;
        this.end = threads.submit(this::play);
    }

    static Playing start(Scenario scenario, Stage stage, ExecutorService threads) {
        return new Playing(scenario, stage, threads);
    }

    /** What was seen, step by step; the last one has a trouble if it stood still. */
    List<Seen> await(Duration limit) {
        String trouble;
        try {
            end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return seen();
        } catch (TimeoutException e) {
            trouble = "no end within " + limit + " of the scenario; it stands at " + doing;
        } catch (ExecutionException e) {
            trouble = "after " + doing + ": " + stage.plain(String.valueOf(e.getCause()));
        } catch (CancellationException | InterruptedException e) {
            trouble = "given up at " + doing;
        }
        end.cancel(true);
        List<Seen> all = seen();
        all.add(Seen.trouble(trouble));
        return all;
    }

    private List<Seen> seen() {
        synchronized (seen) {
            return new ArrayList<>(seen);
        }
    }

    private void play() {
        boolean goesOn = true;
        for (int i = 0; goesOn && i < scenario.acts().size(); i++) {
            Scenario.Act act = scenario.acts().get(i);
            doing = "step " + (i + 1) + ", " + act.step().label();
            Seen last = seen(act.step());
            goesOn = !last.isTrouble() || act.listed().stream().anyMatch(Listed::isTrouble);
            synchronized (seen) {
                seen.add(last);
            }
        }
        doing = "deleting its connectors";
        try {
            deleteConnectors();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Seen seen(Step step) {
        try {
            return step.on(stage);
        } catch (Exception e) {
            return Seen.trouble(stage.plain(String.valueOf(e)));
        }
    }

    private void deleteConnectors() throws IOException {
        Rest rest = stage.side().rest();
        for (String name : rest.connectors(stage.filled("~"))) {
            String path =
                    "/connectors/"
                            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
            rest.seen(new Rest.Ask("DELETE", path, "", Map.of()), stage::plain);
        }
    }
}
