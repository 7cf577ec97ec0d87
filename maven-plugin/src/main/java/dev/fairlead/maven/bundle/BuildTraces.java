package dev.fairlead.maven.bundle;

import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What one build left in a project's jar and another build of the same sources wouldn't: a time
 * that lies within the build, or the folder in which it ran. No source file can have such a time,
 * so an entry that has one was made by the build.
 */
public final class BuildTraces {
    private static final int MOST_BYTES = 1 << 20;

    private static final Pattern ISO =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\d[T"
                        + " ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d\\d:\\d\\d)?");
    private static final Pattern SECONDS = Pattern.compile("\\b1\\d{9}(?:\\d{3})?\\b");
    private static final Pattern COMPACT =
            Pattern.compile("\\b(20\\d{6})[-_T]?(\\d{4})(?:\\d\\d)?");

    /** What {@code Properties.store} writes into its second line, and {@code Date} says. */
    private static final Pattern WORDS =
            Pattern.compile("[A-Z][a-z]{2} [A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d \\S+ \\d{4}");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT);

    private final Instant from;
    private final Instant to;
    private final ZoneId zone;
    private final String folder;

    /**
     * Describes a build.
     *
     * @param started when it began
     * @param now not before the jar was made
     * @param zone the machine's time zone
     * @param folder the project's folder
     */
    public BuildTraces(Instant started, Instant now, ZoneId zone, Path folder) {
        this.from = started.truncatedTo(ChronoUnit.MINUTES);
        this.to = now;
        this.zone = zone;
        this.folder = folder.toAbsolutePath().toString();
    }

    /**
     * Looks for traces.
     *
     * @param jar the project's own jar
     * @return a warning for each entry that has one
     * @throws IOException if the jar can't be read
     */
    public List<Finding> find(Path jar) throws IOException {
        List<Finding> findings = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                byte[] bytes;
                try (InputStream in = zip.getInputStream(entry)) {
                    bytes = in.readNBytes(MOST_BYTES);
                }
                String utf8 = new String(bytes, StandardCharsets.UTF_8);
                time(utf8)
                        .or(() -> folder(utf8))
                        .ifPresent(trace -> findings.add(finding(entry.getName(), trace, jar)));
            }
        }
        return findings;
    }

    private static Finding finding(String entry, String trace, Path jar) {
        return Finding.warning(
                "FL210",
                entry + " has " + trace,
                jar.toString(),
                "two builds of the same sources give different jars: nobody can check what a"
                        + " plugin was built from, and a worker's image changes with each build",
                "leave it out; where a time is wanted, filter ${project.build.outputTimestamp}"
                        + " instead of ${maven.build.timestamp}, and let Properties.store write to"
                        + " nothing that goes into the jar");
    }

    private Optional<String> folder(String text) {
        return folder.length() > 1 && text.contains(folder)
                ? Optional.of("the folder of this build: " + folder)
                : Optional.empty();
    }

    private Optional<String> time(String text) {
        return Stream.of(
                        first(ISO, text, this::iso),
                        first(WORDS, text, BuildTraces::words),
                        first(SECONDS, text, BuildTraces::seconds),
                        first(COMPACT, text, this::compact))
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> "the time of this build: " + found);
    }

    private Optional<String> first(
            Pattern pattern, String text, Function<String, List<Instant>> times) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(found -> isAnyWithin(found, times))
                .findFirst();
    }

    private boolean isAnyWithin(String text, Function<String, List<Instant>> times) {
        try {
            return times.apply(text).stream().anyMatch(this::isWithin);
        } catch (DateTimeException e) {
            return false; // digits that are no time
        }
    }

    private boolean isWithin(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    private List<Instant> iso(String text) {
        String time = text.replace(' ', 'T');
        if (time.endsWith("Z") || time.matches(".*T.*[+-]\\d\\d:\\d\\d")) {
            return List.of(OffsetDateTime.parse(time).toInstant());
        }
        return local(LocalDateTime.parse(time));
    }

    private static List<Instant> words(String text) {
        return List.of(ZonedDateTime.parse(text, DATE).toInstant());
    }

    private static List<Instant> seconds(String text) {
        long number = Long.parseLong(text);
        return List.of(
                text.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
    }

    private List<Instant> compact(String text) {
        return local(LocalDateTime.parse(text.replaceAll("[-_T]", "").substring(0, 12), MINUTE));
    }

    private List<Instant> local(LocalDateTime time) {
        return List.of(time.toInstant(ZoneOffset.UTC), time.atZone(zone).toInstant());
    }
}
