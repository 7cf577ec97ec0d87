package dev.fairlead.api.config;

import dev.fairlead.api.Recommended;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks a recommender, on a thread of its own, for no longer than allowed. While an earlier question
 * hangs there is no second one, so that the threads left behind cannot become many.
 */
final class Asking {
    private final Recommender<Record> recommender;
    private final SettingGroup needed;
    private final List<Member> known;
    private final Duration timeout;
    private final AtomicBoolean busy = new AtomicBoolean();

    private Asking(
            Recommender<Record> recommender,
            SettingGroup needed,
            List<Member> known,
            Duration timeout) {
        this.recommender = recommender;
        this.needed = needed;
        this.known = known;
        this.timeout = timeout;
    }

    /** The values to choose from, and what went wrong, if anything did. */
    record Answer(List<String> values, String failure) {
        static Answer none(String failure) {
            return new Answer(List.of(), failure);
        }
    }

    /**
     * The asking that an annotation describes.
     *
     * @param needed the settings that it needs, in the same reading as the setting
     * @param known what is declared before the setting
     */
    @SuppressWarnings("unchecked") // what it needs is found by the type argument
    static Asking of(Recommended recommended, SettingGroup needed, List<Member> known) {
        if (recommended.timeoutMs() < 1) {
            throw new IllegalArgumentException("has a recommender with no time to answer");
        }
        return new Asking(
                (Recommender<Record>) create(recommended.value()),
                needed,
                known,
                Duration.ofMillis(recommended.timeoutMs()));
    }

    private static Recommender<?> create(Class<? extends Recommender<?>> type) {
        try {
            Constructor<? extends Recommender<?>> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalArgumentException(
                    "has the recommender "
                            + type.getName()
                            + ", which cannot be created; give it a constructor without parameters",
                    failure);
        }
    }

    /** The record that a recommender needs. */
    static Class<?> need(Class<? extends Recommender<?>> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("values") && !method.isBridge())
                .filter(method -> method.getParameterCount() == 1)
                .<Class<?>>map(method -> parameter(method))
                .filter(Class::isRecord)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "has the recommender "
                                                + type.getName()
                                                + ", which does not name the record that it"
                                                + " needs, as in implements Recommender<Access>"));
    }

    private static Class<?> parameter(Method method) {
        return method.getParameterTypes()[0];
    }

    SettingGroup needed() {
        return needed;
    }

    /** Asks, unless what is needed is not there. */
    Answer ask(Reading reading) {
        Object config = needed.read(reading.silent().completedBy(known));
        if (config == null) {
            return Answer.none("");
        }
        if (!busy.compareAndSet(false, true)) {
            return Answer.none("an earlier question has no answer yet");
        }
        Answer answer = ask((Record) config);
        return new Answer(answer.values(), reading.hide(answer.failure(), needed));
    }

    private Answer ask(Record config) {
        FutureTask<List<String>> question =
                new FutureTask<>(
                        () -> {
                            try {
                                return List.copyOf(recommender.values(config));
                            } finally {
                                busy.set(false);
                            }
                        });
        Thread thread = new Thread(question, recommender.getClass().getSimpleName());
        thread.setDaemon(true); // one that hangs must not keep a worker from ending
        thread.start();
        try {
            return new Answer(question.get(timeout.toMillis(), TimeUnit.MILLISECONDS), "");
        } catch (TimeoutException late) {
            thread.interrupt();
            return Answer.none("there is no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return Answer.none(reason(failed.getCause() == null ? failed : failed.getCause()));
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return Answer.none("the validation was interrupted");
        }
    }

    private static String reason(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    }
}
