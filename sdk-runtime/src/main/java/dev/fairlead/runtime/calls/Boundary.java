package dev.fairlead.runtime.calls;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs plugin code under its class loader. The one place where any {@code Throwable} is caught. */
final class Boundary {
    /** Plugin code without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private final ClassLoader loader;

    Boundary(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns what {@code call} returns, or what {@code failed} makes of what it throws. */
    <T> T call(Callable<T> call, Function<Throwable, T> failed) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.call();
        } catch (InterruptedException e) {
            thread.interrupt();
            return failed.apply(e);
        } catch (Throwable e) {
            return failed.apply(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Runs {@code action}; {@code failed} hears what it throws. */
    void run(Action action, Consumer<Throwable> failed) {
        call(
                () -> {
                    action.run();
                    return true;
                },
                cause -> {
                    failed.accept(cause);
                    return false;
                });
    }
}
