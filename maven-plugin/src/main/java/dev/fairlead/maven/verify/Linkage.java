package dev.fairlead.maven.verify;

import dev.fairlead.maven.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds classes that the plugin needs and doesn't bring. Some of them a worker happens to have on
 * its own class path, until it is upgraded. Libraries often can use others and do without, so
 * theirs count less than the project's own.
 */
final class Linkage {
    private static final Set<String> KAFKA_AND_LOGGING = Set.of("org.apache.kafka.", "org.slf4j.");
    private static final Set<String> REST = Set.of("jakarta.ws.rs.", "javax.ws.rs.");
    private static final String REST_EXTENSION =
            "org.apache.kafka.connect.rest.ConnectRestExtension";

    /** In connect-runtime, but meant for configurations and used by plugins as they are. */
    private static final String CONVERTERS = "org.apache.kafka.connect.converters.";

    /** Names behind which many stand. */
    private static final Set<String> HOSTS = Set.of("apache", "github", "google");

    private static final int EXAMPLES = 5;

    private final Contents contents;
    private final Set<String> own;
    private final Set<String> fromWorker;
    private final ClassPathIndex index;
    private final Worker worker;
    private final String where;

    Linkage(Contents contents, Options options, Worker worker, ClassPathIndex index, String where) {
        this.contents = contents;
        this.own = options.own();
        this.fromWorker = options.fromWorker();
        this.worker = worker;
        this.index = index;
        this.where = where;
    }

    /** A class that is needed and not brought, and one that needs it. */
    private record Need(String className, String user) {}

    List<Finding> find() throws IOException {
        Map<Worker.Jar, List<Need>> leaks = new LinkedHashMap<>();
        Map<Worker.Jar, List<Need>> leaksOfLibraries = new LinkedHashMap<>();
        List<Need> inside = new ArrayList<>();
        List<Need> absent = new ArrayList<>();
        for (Need need : needs()) {
            boolean isOwn = own.contains(need.user());
            Optional<Worker.Jar> jar = index.jarOf(need.className());
            if (jar.isEmpty()) {
                if (isOwn) {
                    absent.add(need);
                }
            } else if (jar.get().isKafkas()) {
                if (isOwn && !jar.get().isApi() && !need.className().startsWith(CONVERTERS)) {
                    inside.add(need);
                }
            } else if (!startsWithAny(need.className(), KAFKA_AND_LOGGING)) {
                (isOwn ? leaks : leaksOfLibraries)
                        .computeIfAbsent(jar.get(), each -> new ArrayList<>())
                        .add(need);
            }
        }
        List<Finding> findings = new ArrayList<>(leaks(leaks, leaksOfLibraries));
        byPackage(absent).forEach((name, needs) -> findings.add(absent(name, needs)));
        if (!inside.isEmpty()) {
            findings.add(inside(inside));
        }
        findings.addAll(members());
        return findings;
    }

    /** A jar that the project itself must bring needs no second word for its libraries. */
    private List<Finding> leaks(
            Map<Worker.Jar, List<Need>> ofTheProject, Map<Worker.Jar, List<Need>> ofLibraries) {
        List<Finding> findings = new ArrayList<>();
        ofTheProject.forEach((jar, needs) -> findings.add(leak(jar, needs)));
        ofLibraries.forEach(
                (jar, needs) -> {
                    if (!ofTheProject.containsKey(jar)) {
                        findings.add(leakOfLibraries(jar, needs));
                    }
                });
        return findings;
    }

    /** Methods that a newer Kafka has and this one doesn't. */
    private List<Finding> members() throws IOException {
        Map<Member, String> missing = new LinkedHashMap<>();
        for (String user : new TreeSet<>(own)) {
            for (Member member : contents.members().getOrDefault(user, Set.of())) {
                if (!startsWithAny(user, KAFKA_AND_LOGGING)
                        && index.jarOf(member.owner()).isPresent()
                        && !index.has(member)) {
                    missing.putIfAbsent(member, user);
                }
            }
        }
        if (missing.isEmpty()) {
            return List.of();
        }
        return List.of(
                Finding.warning(
                        "FL422",
                        "Kafka "
                                + worker.kafka()
                                + " doesn't have "
                                + missing.entrySet().stream()
                                        .limit(EXAMPLES)
                                        .map(
                                                each ->
                                                        each.getKey()
                                                                + " (used by "
                                                                + each.getValue()
                                                                + ")")
                                        .collect(Collectors.joining(", "))
                                + (missing.size() > EXAMPLES
                                        ? " and " + (missing.size() - EXAMPLES) + " more"
                                        : ""),
                        where,
                        "on such a worker it is a NoSuchMethodError as soon as the code comes"
                                + " there",
                        "call it only where it is there, and catch NoSuchMethodError or"
                                + " NoClassDefFoundError; or leave this version out of"
                                + " <kafkaVersions>"));
    }

    private List<Need> needs() {
        Map<String, String> users = new TreeMap<>();
        boolean rest = contents.services().containsKey(REST_EXTENSION);
        contents.uses()
                .forEach(
                        (user, used) ->
                                used.stream()
                                        .filter(name -> !contents.uses().containsKey(name))
                                        .filter(name -> !startsWithAny(name, fromWorker))
                                        .filter(name -> !(rest && startsWithAny(name, REST)))
                                        .filter(name -> !index.isJdks(name))
                                        .forEach(name -> users.merge(name, user, this::better)));
        return users.entrySet().stream()
                .map(entry -> new Need(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One of the project's own classes is the better example. */
    private String better(String one, String other) {
        return own.contains(one) || !own.contains(other) ? one : other;
    }

    private static boolean startsWithAny(String name, Set<String> prefixes) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    private static Map<String, List<Need>> byPackage(List<Need> needs) {
        return needs.stream()
                .collect(
                        Collectors.groupingBy(
                                need -> root(need.className()), TreeMap::new, Collectors.toList()));
    }

    /** The part of a package's name that classes of one library usually share. */
    private static String root(String className) {
        List<String> parts = List.of(className.split("\\.", -1));
        int wanted = parts.size() > 1 && HOSTS.contains(parts.get(1)) ? 3 : 2;
        return String.join(".", parts.subList(0, Math.min(wanted, parts.size() - 1)));
    }

    private static String example(List<Need> needs) {
        Need first = needs.get(0);
        return first.className()
                + " (used by "
                + first.user()
                + ")"
                + (needs.size() == 1 ? "" : " and " + (needs.size() - 1) + " more");
    }

    private static String dependency(Worker.Jar jar) {
        return """
        <dependency>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
        </dependency>\
        """
                .formatted(jar.groupId(), jar.artifactId(), jar.version());
    }

    private Finding leak(Worker.Jar jar, List<Need> needs) {
        return Finding.error(
                "FL411",
                "the plugin uses and doesn't bring "
                        + example(needs)
                        + ", which workers happen to have in "
                        + jar.artifactId(),
                where,
                "a class that isn't in the plugin falls through to the worker's class path; the"
                        + " next release of Kafka may have another version of it, or none",
                dependency(jar) + "\nif it is there, take out <scope>provided</scope>");
    }

    private Finding leakOfLibraries(Worker.Jar jar, List<Need> needs) {
        return Finding.warning(
                "FL412",
                "a library in the plugin uses "
                        + example(needs)
                        + ", which workers happen to have in "
                        + jar.artifactId(),
                where,
                "the library would use the worker's copy, whatever its version is; without one it"
                        + " may do without",
                dependency(jar)
                        + "\n"
                        + "or, if the worker's will do, tell fairlead:verify:\n"
                        + "<fromWorker><prefix>"
                        + needs.get(0).className().replaceFirst("\\.[^.]*$", ".")
                        + "</prefix></fromWorker>");
    }

    private Finding absent(String name, List<Need> needs) {
        boolean kafkas = startsWithAny(name + ".", KAFKA_AND_LOGGING);
        if (kafkas) {
            return Finding.warning(
                    "FL414",
                    "Kafka " + worker.kafka() + " doesn't have " + example(needs),
                    where,
                    "on such a worker it is a NoClassDefFoundError as soon as the code comes there",
                    "use it only where it is there, and catch NoClassDefFoundError; or leave this"
                            + " version out of <kafkaVersions>");
        }
        return Finding.error(
                "FL413",
                "the plugin needs and doesn't bring " + example(needs),
                where,
                "neither the plugin jar nor a worker has it: it is a NoClassDefFoundError as soon"
                        + " as the code comes there",
                "give the dependency that has "
                        + needs.get(0).className()
                        + " the scope compile, not provided or test"
                        + "\nif it may be missing, tell fairlead:verify:\n<fromWorker><prefix>"
                        + name
                        + ".</prefix></fromWorker>");
    }

    private Finding inside(List<Need> needs) {
        Set<String> names = new TreeSet<>();
        needs.forEach(need -> names.add(need.className()));
        return Finding.warning(
                "FL415",
                "the plugin uses the worker's inside: " + example(needs),
                where,
                "what isn't in connect-api, kafka-clients, connect-json or connect-transforms"
                        + " changes without notice, and other workers don't have it",
                "do without " + String.join(", ", names));
    }
}
