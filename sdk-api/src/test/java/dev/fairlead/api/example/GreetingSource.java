package dev.fairlead.api.example;

import dev.fairlead.api.Default;
import dev.fairlead.api.Range;
import dev.fairlead.api.Setting;
import dev.fairlead.api.source.Item;
import dev.fairlead.api.source.PartitionedSource;
import dev.fairlead.api.source.Reader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

// The documentation of the package dev.fairlead.api shows what follows, word by word.

/** Greets every guest; each guest is a source partition. */
public final class GreetingSource extends PartitionedSource<Party, Guest, Count, Greeting> {
    @Override
    protected Stream<Guest> partitions(Party party) {
        return party.guests().stream().map(Guest::new);
    }

    @Override
    protected Reader<Count, Greeting> open(Party party, Guest guest, Optional<Count> resumeAfter) {
        int[] greeted = {resumeAfter.map(Count::greetings).orElse(0)};
        return max ->
                IntStream.rangeClosed(greeted[0] + 1, party.times())
                        .limit(max)
                        .peek(number -> greeted[0] = number)
                        .mapToObj(n -> new Item<>(new Count(n), new Greeting(guest.name(), n)))
                        .toList();
    }
}

record Party(
        @Setting("Whom to greet") List<String> guests,
        @Setting("How often") @Default("3") @Range(min = 1, max = 100) int times) {}

record Guest(String name) {}

record Count(int greetings) {}

record Greeting(String to, int number) {}
