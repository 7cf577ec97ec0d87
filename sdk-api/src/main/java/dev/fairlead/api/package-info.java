/**
 * What an author of a Kafka Connect plugin writes with: records, and a few words about them.
 *
 * <p>A connector built with this is an ordinary plugin and runs in any worker from Kafka 3.3 on.
 * Its settings, source partitions, source offsets and values are records; definitions, schemas and
 * codecs follow from them. {@link dev.fairlead.api.source.PartitionedSource} and {@link
 * dev.fairlead.api.sink.PartitionedSink} do the rest of what a connector promises. This is a whole
 * source, which greets every guest, and greets nobody twice when it is restarted:
 *
 * <pre>{@code
 * public final class GreetingSource extends PartitionedSource<Party, Guest, Count, Greeting> {
 *     @Override
 *     protected Stream<Guest> partitions(Party party) {
 *         return party.guests().stream().map(Guest::new);
 *     }
 *
 *     @Override
 *     protected Reader<Count, Greeting> open(Party party, Guest guest, Optional<Count> resumeAfter) {
 *         int[] greeted = {resumeAfter.map(Count::greetings).orElse(0)};
 *         return max ->
 *                 IntStream.rangeClosed(greeted[0] + 1, party.times())
 *                         .limit(max)
 *                         .peek(number -> greeted[0] = number)
 *                         .mapToObj(n -> new Item<>(new Count(n), new Greeting(guest.name(), n)))
 *                         .toList();
 *     }
 * }
 *
 * record Party(
 *         @Setting("Whom to greet") List<String> guests,
 *         @Setting("How often") @Default("3") @Range(min = 1, max = 100) int times) {}
 *
 * record Guest(String name) {}
 *
 * record Count(int greetings) {}
 *
 * record Greeting(String to, int number) {}
 * }</pre>
 *
 * <p>The annotations here are constants; any thread may read them.
 */
@NullMarked
package dev.fairlead.api;

import org.jspecify.annotations.NullMarked;
