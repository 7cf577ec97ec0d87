package dev.fairlead.api.example;

import dev.fairlead.api.Setting;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import dev.fairlead.api.source.TaskResource;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the folders of a mailbox, over one connection. */
public final class FoldersSource
        extends PartitionedSource<Account, FoldersSource.Folder, Count, String> {
    record Folder(String name) {}

    private final TaskResource<Letters> letters = perTask(account -> Letters.at(account.address()));

    @Override
    protected Stream<Folder> partitions(Account account) {
        return Stream.of(new Folder("inbox"), new Folder("sent"));
    }

    @Override
    protected Reader<Count, String> open(
            Account account, Folder folder, Optional<Count> resumeAfter) {
        int[] read = {resumeAfter.map(Count::greetings).orElse(0)};
        return max ->
                letters.get()
                        .in(folder.name(), read[0], max)
                        .map(letter -> new Item<>(new Count(++read[0]), letter))
                        .toList();
    }
}

record Account(@Setting("Where the mailbox is") String address) {}

/** A connection to an outside system. */
record Letters(String address) implements AutoCloseable {
    static Letters at(String address) {
        return new Letters(address);
    }

    Stream<String> in(String folder, int from, int max) {
        return Stream.of(folder + " of " + address).skip(from).limit(max);
    }

    @Override
    public void close() {}
}
