package dev.fairlead.runtime.worker;

import dev.fairlead.runtime.pipeline.RecordFailure;
import dev.fairlead.runtime.task.TaskId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a dead letter that say where it comes from and what went wrong, as in stock.
 *
 * @param hide takes secrets out of what an exception says: who reads the topic needn't know them
 */
record FailureHeaders(Headers headers, UnaryOperator<String> hide) {
    private static final String PREFIX = "__connect.errors.";

    void add(String name, @Nullable String value) {
        headers.add(PREFIX + name, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    void explain(TaskId task, RecordFailure failure) {
        add("connector.name", task.connector());
        add("task.id", String.valueOf(task.number()));
        add("stage", failure.stage().name());
        add("class.name", failure.plugin());
        add("exception.class.name", failure.cause().getClass().getName());
        String message = failure.cause().getMessage();
        add("exception.message", message == null ? null : hide.apply(message));
        StringWriter trace = new StringWriter();
        failure.cause().printStackTrace(new PrintWriter(trace, true));
        add("exception.stacktrace", hide.apply(trace.toString()));
    }
}
