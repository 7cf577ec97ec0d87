package dev.fairlead.runtime.cli;

import dev.fairlead.runtime.log.OutboundRecord;
import dev.fairlead.runtime.worker.ObservedLogs;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Prints records as they come into the log. Called on the log's threads. */
final class RecordPrinter implements ObservedLogs.Observer {
    private final PrintWriter out;
    private final RecordText text;

    RecordPrinter(PrintStream out, RecordText text) {
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.text = text;
    }

    @Override
    public void acknowledged(OutboundRecord record, int partition, long offset) {
        out.println(text.of(record.topic(), partition, offset, record.key(), record.value()));
    }
}
