package dev.fairlead.api.example;

import dev.fairlead.api.Setting;
import dev.fairlead.api.source.Inbox;
import dev.fairlead.api.source.PushSource;
import dev.fairlead.api.source.Subscription;
import dev.fairlead.api.time.TaskTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.connect.errors.RetriableException;

/** Reads a mailbox, which keeps a letter until it is removed. */
public final class MailSource extends PushSource<Post, Letter, String> {
    @Override
    protected Subscription<Letter> subscribe(Post post, Inbox<Letter> inbox) {
        Mailbox box = Mailbox.open(post.address());
        return new Subscription<>() {
            @Override
            public List<Letter> receive(int max) {
                return box.take(max);
            }

            @Override
            public void acknowledge(List<Letter> letters) {
                letters.forEach(box::remove);
            }
        };
    }

    @Override
    protected List<String> records(Post post, Letter letter) {
        return List.of(letter.text());
    }
}

record Post(@Setting("Where the mailbox is") String address) {}

record Letter(int number, String text) {}

/** The same mailbox, where one removal counts for all letters before. */
record Reading(Mailbox box) implements Subscription<Letter> {
    @Override
    public List<Letter> receive(int max) {
        return box.take(max);
    }

    @Override
    public void acknowledge(List<Letter> letters) {
        box.removeUpTo(letters.get(letters.size() - 1));
    }
}

/** The same mailbox, which brings its letters. */
record Bringing(Mailbox box) {
    void to(Inbox<Letter> inbox) {
        box.onLetter(letter -> inbox.put(letter));
        box.onLoss(reason -> inbox.fail(new RetriableException(reason)));
    }
}

/** Looks at the time. */
record Punctual(TaskTime time, List<String> notes) {
    Runnable begin() {
        Instant begun = time.clock().instant();
        time.after(Duration.ofSeconds(30), () -> notes.add("half a minute since " + begun));
        Runnable cancel = time.every(Duration.ofMinutes(5), () -> notes.add("five minutes more"));
        return cancel;
    }
}

/** An outside system. */
final class Mailbox {
    private final List<Letter> letters = new ArrayList<>();
    private Consumer<Letter> listener = letters::add;

    static Mailbox open(String address) {
        Mailbox box = new Mailbox();
        box.letters.add(new Letter(1, "to " + address));
        return box;
    }

    List<Letter> take(int max) {
        List<Letter> taken = letters.subList(0, Math.min(max, letters.size()));
        List<Letter> copy = List.copyOf(taken);
        taken.clear();
        return copy;
    }

    void remove(Letter letter) {
        letters.remove(letter);
    }

    void removeUpTo(Letter last) {
        letters.removeIf(letter -> letter.number() <= last.number());
    }

    void onLetter(Consumer<Letter> consumer) {
        listener = consumer;
    }

    void onLoss(Consumer<Exception> consumer) {
        if (listener == null) {
            consumer.accept(new IllegalStateException("nobody listens"));
        }
    }
}
