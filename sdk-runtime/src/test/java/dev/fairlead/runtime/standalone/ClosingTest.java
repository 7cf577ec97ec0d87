package dev.fairlead.runtime.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();
    private final Closing closing = new Closing();

    @Test
    void goes_backwards_once() {
        closing.add("a", () -> closed.add("a"));
        closing.addForeign("b", () -> closed.add("b"));

        closing.close();
        closing.close();

        assertThat(closed).containsExactly("b", "a");
    }

    @Test
    void goes_on_when_something_fails_or_hangs() {
        closing.add("first", () -> closed.add("first"));
        closing.addForeign("hangs", () -> new CompletableFuture<Void>().join());
        closing.add(
                "fails",
                () -> {
                    throw new IllegalStateException("harms nobody");
                });

        closing.close();

        assertThat(closed).containsExactly("first");
    }
}
