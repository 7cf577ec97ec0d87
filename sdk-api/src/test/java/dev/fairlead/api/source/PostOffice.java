package dev.fairlead.api.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** An outside system for tests that keeps letters until they are acknowledged. */
final class PostOffice implements AutoCloseable {
    private static final Map<String, PostOffice> OPEN = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String name = "office-" + NUMBERS.incrementAndGet();
    final List<Letter> kept = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    boolean sessionAcknowledgesAll;
    boolean pushes;
    @Nullable RuntimeException broken;
    @Nullable Inbox<Letter> inbox;

    /** What comes, with a text of words. */
    record Letter(int number, String text) {}

    PostOffice() {
        OPEN.put(name, this);
    }

    static PostOffice named(String name) {
        return OPEN.get(name);
    }

    PostOffice with(String... texts) {
        for (String text : texts) {
            kept.add(new Letter(kept.size() + 1, text));
        }
        return this;
    }

    private void meet(String call) {
        calls.add(call);
        if (broken != null) {
            throw broken;
        }
    }

    List<String> acknowledged() {
        return calls.stream()
                .filter(call -> call.startsWith("acknowledge "))
                .map(call -> call.substring("acknowledge ".length()))
                .toList();
    }

    Subscription<Letter> subscribe(Inbox<Letter> here) {
        meet("subscribe");
        inbox = here;
        return new Subscription<>() {
            private int given;

            @Override
            public List<Letter> receive(int max) {
                meet("receive " + max);
                List<Letter> now = new ArrayList<>();
                while (!pushes && given < kept.size() && now.size() < max) {
                    now.add(kept.get(given++));
                }
                return now;
            }

            @Override
            public void acknowledge(List<Letter> letters) {
                meet("acknowledge " + letters.stream().map(Letter::text).toList());
                kept.removeAll(letters);
                given -= letters.size();
            }

            @Override
            public boolean acknowledgesAll() {
                return sessionAcknowledgesAll;
            }

            @Override
            public void close() {
                calls.add("close");
                throw new RetriableException("was broken already");
            }
        };
    }

    @Override
    public void close() {
        OPEN.remove(name);
    }
}
