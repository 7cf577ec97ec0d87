package dev.fairlead.runtime.cli;

import static dev.fairlead.runtime.wording.Wording.reason;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells what ended the command. What users can do something about is one paragraph; only for a bug
 * of ours is there a stack trace, below a sentence that says so.
 */
final class ErrorParagraph implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(
            Exception exception, CommandLine command, ParseResult parsed) {
        return tell(exception, command.getErr());
    }

    static int tell(Exception exception, PrintWriter err) {
        if (exception instanceof KafkaException || exception instanceof UncheckedIOException) {
            err.println("fairlead: " + exception.getMessage());
        } else {
            err.println(
                    "fairlead: this is a bug of fairlead ("
                            + reason(exception)
                            + "); report it with what follows");
            exception.printStackTrace(err);
        }
        return Fairlead.NOT_STARTED;
    }
}
