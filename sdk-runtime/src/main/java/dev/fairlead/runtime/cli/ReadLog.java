package dev.fairlead.runtime.cli;

import static dev.fairlead.runtime.wording.Wording.didYouMean;
import static dev.fairlead.runtime.wording.Wording.quoted;

import dev.fairlead.runtime.log.InboundRecord;
import dev.fairlead.runtime.log.disk.DiskLogReader;
import dev.fairlead.runtime.log.disk.DiskLogReader.PartitionSummary;
import dev.fairlead.runtime.log.disk.DiskLogReader.TopicSummary;
import dev.fairlead.runtime.log.local.PartitionReader;
import dev.fairlead.runtime.standalone.Storage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the embedded log holds, also while a worker writes it. */
@Command(
        name = "log",
        description = {
            "Shows what the embedded log holds, also while a worker writes it.",
            "Without --topic it lists the topics, with it the topic's records."
        },
        mixinStandardHelpOptions = true)
final class ReadLog implements Runnable {
    private static final int BATCH = 500;
    private static final long BATCH_BYTES = 4 << 20;

    @Parameters(
            paramLabel = "DATA_DIR",
            description = "the worker's fairlead.data.dir, ./fairlead-data by default")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "show the records of this topic")
    private @Nullable String topic;

    @Option(names = "--count", description = "only show how many records there are")
    private boolean count;

    @Option(
            names = "--from",
            paramLabel = "OFFSET",
            description = "start at this offset in each partition (0 by default)")
    private long from;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        DiskLogReader log = DiskLogReader.at(Storage.logDirectory(directory));
        List<TopicSummary> topics = log.topics();
        if (topic == null) {
            topics.forEach(each -> out.println(line(each)));
        } else if (count) {
            out.println(records(named(topic, topics)));
        } else {
            print(log, named(topic, topics), out);
        }
        out.flush();
    }

    private String line(TopicSummary its) {
        if (count) {
            return its.name() + " " + records(its);
        }
        long bytes = its.partitions().stream().mapToLong(PartitionSummary::bytes).sum();
        return String.format(
                "%-40s %3d partitions %12d records %14d bytes",
                its.name(), its.partitions().size(), records(its), bytes);
    }

    private long records(TopicSummary its) {
        return its.partitions().stream()
                .mapToLong(each -> Math.max(0, each.end() - Math.max(each.start(), from)))
                .sum();
    }

    private TopicSummary named(String name, List<TopicSummary> topics) {
        return topics.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigException(
                                        "there is no topic "
                                                + quoted(name)
                                                + " in "
                                                + quoted(directory)
                                                + didYouMean(name, names(topics))
                                                + (topics.isEmpty()
                                                        ? "; there are no topics at all"
                                                        : "; there are: "
                                                                + String.join(
                                                                        ", ", names(topics)))));
    }

    private static List<String> names(List<TopicSummary> topics) {
        return topics.stream().map(TopicSummary::name).toList();
    }

    private void print(DiskLogReader log, TopicSummary its, PrintWriter out) {
        RecordText text = new RecordText(Terminal.detect(System.getenv()));
        for (PartitionSummary partition : its.partitions()) {
            TopicPartition name = new TopicPartition(its.name(), partition.partition());
            try (PartitionReader reader = log.open(name)) {
                long next = Math.max(from, reader.start());
                while (next < reader.end()) {
                    List<InboundRecord> batch = reader.read(next, BATCH, BATCH_BYTES);
                    for (InboundRecord record : batch) {
                        out.println(
                                text.of(
                                        record.topic(),
                                        record.partition(),
                                        record.offset(),
                                        record.key(),
                                        record.value()));
                        next = record.offset() + 1;
                    }
                    if (batch.isEmpty()) {
                        break;
                    }
                }
            }
        }
    }
}
