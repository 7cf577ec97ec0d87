package dev.fairlead.samples.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** Requests, and what answers mean for whoever sent them. */
final class Http {
    /** One for all tasks: a client cannot be closed before Java 21. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(
                            HttpClient.Version
                                    .HTTP_1_1) // no second protocol is tried with each host
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int SHOWN = 300;

    private Http() {}

    /**
     * Sends a request.
     *
     * @throws RetriableException if no answer comes
     */
    static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new RetriableException("no answer to " + name(request) + ": " + failure, failure);
        }
    }

    static boolean isGood(HttpResponse<?> answer) {
        return answer.statusCode() >= 200 && answer.statusCode() < 300;
    }

    /** How long the server wants to be left alone; empty if it did not say. */
    static Optional<Duration> comeBackAfter(HttpResponse<?> answer) {
        int status = answer.statusCode();
        return status == TOO_MANY || status == UNAVAILABLE
                ? answer.headers().firstValue("Retry-After").flatMap(text -> wait(text, answer))
                : Optional.empty();
    }

    private static Optional<Duration> wait(String text, HttpResponse<?> answer) {
        try {
            Duration wait =
                    text.matches("\\d{1,9}")
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : between(answer.headers().firstValue("Date").orElse(text), text);
            Duration least = wait.isNegative() ? Duration.ZERO : wait;
            return Optional.of(least.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : least);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** By the server's clock, not by ours. */
    private static Duration between(String now, String then) {
        DateTimeFormatter form = DateTimeFormatter.RFC_1123_DATE_TIME;
        return Duration.between(ZonedDateTime.parse(now, form), ZonedDateTime.parse(then, form));
    }

    /** What an answer that is not good means: to be tried again, or for a person. */
    static ConnectException failure(HttpRequest request, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String body = answer.body();
        String message =
                name(request)
                        + " was answered with "
                        + status
                        + ": "
                        + (body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body);
        return status >= 500 || status == TOO_MANY || status == TIMED_OUT
                ? new RetriableException(message)
                : new ConnectException(message + "; correct the settings, then restart the task");
    }

    /** Without the query, which may hold secrets. */
    private static String name(HttpRequest request) {
        return request.method()
                + " "
                + request.uri().getScheme()
                + "://"
                + request.uri().getAuthority()
                + request.uri().getPath();
    }
}
