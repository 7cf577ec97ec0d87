package dev.fairlead.api.example;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.sink.Batch;
import dev.fairlead.api.sink.PartitionedSink;
import dev.fairlead.api.sink.Received;
import dev.fairlead.api.sink.Writer;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.Reader;
import dev.fairlead.api.transform.RecordPredicate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;

/** The examples of what authors implement. */
final class Greetings {
    private Greetings() {}

    static Item<Count, Greeting> third() {
        Item<Count, Greeting> item = new Item<>(new Count(3), new Greeting("Ada", 3));
        return item;
    }

    static final class Countdown implements Reader<Count, Integer> {
        private int done;

        Countdown(int done) {
            this.done = done;
        }

        @Override
        public List<Item<Count, Integer>> read(int max) {
            List<Item<Count, Integer>> items = new ArrayList<>();
            while (done < 10 && items.size() < max) {
                done++;
                items.add(new Item<>(new Count(done), 10 - done));
            }
            return items;
        }
    }

    record Book(@Setting("Directory to write into") Path directory) {}

    public static final class GuestBook extends PartitionedSink<Book, Greeting> {
        @Override
        protected Writer<Greeting> open(Book book, TopicPartition partition) {
            return new Page(book.directory().resolve(partition + ".txt"));
        }
    }

    record Page(Path file) implements Writer<Greeting> {
        @Override
        public CompletionStage<?> write(Batch<Greeting> batch) throws IOException {
            List<String> lines = new ArrayList<>();
            for (Received<Greeting> each : batch.records()) {
                if (!each.isTombstone()) {
                    lines.add(each.offset() + " " + each.value());
                }
            }
            Files.write(
                    file,
                    lines,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
            return CompletableFuture.completedFuture(null);
        }
    }

    static void check(Batch<Greeting> batch) {
        for (Received<Greeting> each : batch.records()) {
            if (each.value() == null) {
                batch.reject(each, new DataException("a greeting can't be taken back"));
            }
        }
    }

    record Prefix(@Setting("Beginning of the topics") @Default("test-") String prefix) {}

    public static final class IsTest<R extends ConnectRecord<R>>
            extends RecordPredicate<Prefix, R> {
        @Override
        protected boolean test(Prefix prefix, R record) {
            return record.topic().startsWith(prefix.prefix());
        }
    }
}
