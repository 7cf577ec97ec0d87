package dev.fairlead.runtime.pipeline;

/** Takes a failure out of the pipeline to where its fate is decided. Has no stack trace. */
final class StepFailed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient RecordFailure failure;
    private final boolean tolerable;

    StepFailed(RecordFailure failure, boolean tolerable) {
        super(failure.stage().name(), failure.cause(), false, false);
        this.failure = failure;
        this.tolerable = tolerable;
    }

    RecordFailure failure() {
        return failure;
    }

    /** Whether tolerance covers it: exceptions are tolerable, errors of the JVM aren't. */
    boolean isTolerable() {
        return tolerable;
    }
}
