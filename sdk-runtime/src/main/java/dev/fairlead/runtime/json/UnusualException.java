package dev.fairlead.runtime.json;

/** Says that Apache's converter must do this one; without a stack trace, for nobody sees it. */
final class UnusualException extends RuntimeException {
    private UnusualException() {
        super("left to Apache's JsonConverter", null, false, false);
    }

    static UnusualException unusual() {
        return new UnusualException();
    }
}
