package dev.fairlead.runtime.rest;

/** Why a request is answered with an error. */
final class HttpFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    HttpFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    static HttpFailure badRequest(String message) {
        return new HttpFailure(400, message);
    }
}
