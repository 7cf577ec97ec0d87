package dev.fairlead.runtime.calls;

/** Watches the calls of {@code poll}. Called on the task's thread. */
public interface PollWatch {
    /** Watches nothing. */
    PollWatch NONE =
            new PollWatch() {
                @Override
                public void begins() {}

                @Override
                public void returned() {}
            };

    /** {@code poll} is called now. */
    void begins();

    /** {@code poll} returned a list; null doesn't count. */
    void returned();
}
