package dev.fairlead.maven.doctor;

import dev.fairlead.maven.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What workers write when something is wrong with a plugin or a connector, the most telling first:
 * of a line that fits several, the first counts. Texts are those of Kafka Connect 3.3 to 4.3.
 */
final class Symptoms {
    private static final String DOCTOR_OF_FOLDERS =
            "mvn fairlead:doctor -Dfairlead.plugins=<directory of plugin.path>";

    private static final List<Symptom> ALL =
            List.of(
                    Symptom.of(
                            "FL901",
                            "Failed to find any class that implements (\\S+) (?:and which name"
                                    + " matches|for the config) ([^\\s,]+)",
                            "the worker has no plugin $2",
                            "no jar in its plugin.path has a $1 of this name, or the jar came after"
                                    + " the worker's start, or the worker skipped it",
                            DOCTOR_OF_FOLDERS + "\nthen start the worker again"),
                    Symptom.of(
                            "FL902",
                            "UnsupportedClassVersionError: (\\S+) has been compiled by a more"
                                    + " recent version.*class file version (\\d+)",
                            "class $1 needs a newer Java than the worker's: its class file has"
                                    + " version $2",
                            "Java 11 reads class files up to 55, Java 17 up to 61, Java 21 up to"
                                    + " 65; the worker drops a plugin that it can't read",
                            "run the worker on a newer Java, or compile the plugin with"
                                    + " <maven.compiler.release>17</maven.compiler.release>"),
                    Symptom.of(
                            "FL903",
                            "(?:NoSuchMethodError|NoSuchFieldError|AbstractMethodError):"
                                    + " .*?(org[./]apache[./]kafka[./][\\w./$]+)",
                            "the plugin and the worker have different versions of Kafka's $1",
                            "the plugin was built for another Kafka, or brings a connect-json or"
                                    + " connect-transforms of its own, which the worker then uses",
                            "build it for the worker's version, and give everything of"
                                    + " org.apache.kafka the scope provided"),
                    Symptom.of(
                            "FL904",
                            "(?:NoClassDefFoundError|ClassNotFoundException):"
                                    + " (org[./]apache[./]kafka[./][\\w./$]+)",
                            "the worker's Kafka has no class $1",
                            "a plugin takes Kafka's classes from the worker, and this one was built"
                                    + " for a Kafka that has more than the worker's",
                            "run a newer worker, or build the plugin for the worker's version"),
                    Symptom.of(
                            "FL905",
                            "(?:NoClassDefFoundError|ClassNotFoundException):"
                                    + " (?:Could not initialize class )?([\\w./$]+)",
                            "class $1 is missing",
                            "it is neither in the plugin's jar or directory nor in the worker; a"
                                    + " library with the scope provided isn't packed",
                            "give the library that has it the scope compile, and package again;"
                                    + " a plugin of several jars needs a directory for itself"),
                    Symptom.of(
                            "FL906",
                            "ClassCastException: (?:class )?(\\S+) cannot be cast to"
                                    + " (?:class )?(org\\.apache\\.kafka\\.\\S+)",
                            "$1 was loaded beside another copy of $2",
                            "two loaders have the interface: the plugin lies on the worker's class"
                                    + " path as well as in plugin.path, or in two of its locations",
                            "leave it in one place, in plugin.path"),
                    Symptom.of(
                            "FL907",
                            "More than one connector matches alias ([^\\s,]+?)\\.?\\s",
                            "the short name $1 means several connectors",
                            "a worker doesn't choose among them",
                            "connector.class=<the full class name>"),
                    Symptom.of(
                            "FL908",
                            "missing ServiceLoader manifests.*?: \\[(.*)",
                            "plugins without a manifest: $1",
                            "the worker found them by loading every class, which takes seconds;"
                                    + " with plugin.discovery=service_load it would not find them",
                            "build them with fairlead:manifests, or let Kafka's"
                                    + " connect-plugin-path.sh sync-manifests add what is missing"),
                    Symptom.of(
                            "FL909",
                            "(?:ServiceConfigurationError|Failed to discover) ?:? ?(.*)",
                            "a plugin was skipped at the worker's start: $1",
                            "a worker makes one instance of each plugin, logs one line when that"
                                    + " fails, and goes on without it",
                            DOCTOR_OF_FOLDERS),
                    Symptom.of(
                            "FL910",
                            "JsonConverter with schemas.enable requires",
                            "the topic's JSON has no schemas, and the converter expects them",
                            "with schemas each record is an object of \"schema\" and \"payload\"",
                            "value.converter.schemas.enable=false"),
                    Symptom.of(
                            "FL911",
                            "Unknown magic byte",
                            "the topic's records were not written by a schema registry's"
                                    + " serializer, and the converter expects that",
                            "such a serializer puts a zero byte and a schema's number in front",
                            "set value.converter (or key.converter) to what wrote the records,"
                                    + " for example org.apache.kafka.connect.json.JsonConverter"),
                    Symptom.of(
                            "FL912",
                            "(Topic|Group|Cluster|TransactionalId)AuthorizationException: (.*)",
                            "the worker's user has no right: $2",
                            "the broker refuses it, and the task fails",
                            "give the user of the connector's producer, consumer or admin the ACL"
                                    + " that is missing"),
                    Symptom.of(
                            "FL913",
                            "TimeoutException: Topic (\\S+) not present in metadata",
                            "topic $1 doesn't exist, and nobody creates it",
                            "the broker doesn't create topics by itself, or the worker can't reach"
                                    + " the broker that its listeners advertise",
                            "create the topic, or set topic.creation.default.replication.factor and"
                                    + " topic.creation.default.partitions"),
                    Symptom.of(
                            "FL914",
                            "Connection to node (-?\\d+) (?:\\((\\S+?)\\) )?could not be"
                                    + " established",
                            "no broker answers at $2",
                            "the address is that of bootstrap.servers, or one that a broker"
                                    + " advertises and that can't be reached from the worker",
                            "look at bootstrap.servers, and at the broker's advertised.listeners"),
                    Symptom.of(
                            "FL915",
                            "RecordTooLargeException: (.*)",
                            "a record is too large: $1",
                            "the producer or the broker refuses it, and the task fails",
                            "producer.override.max.request.size=<bytes>, and the topic's"
                                    + " max.message.bytes"),
                    Symptom.of(
                            "FL916",
                            "CommitFailedException|consumer poll timeout has expired",
                            "a sink took longer for one put than the group waits for it",
                            "the group gave its partitions to others, and the records come again",
                            "consumer.override.max.poll.records=<fewer>, or"
                                    + " consumer.override.max.poll.interval.ms=<longer>"),
                    Symptom.of(
                            "FL917",
                            "Connector configuration is invalid and contains the following",
                            "the worker refuses a connector's configuration",
                            "the lines that follow name each setting and what is wrong with it",
                            "mvn fairlead:deploy -Dfairlead.deploy.dry shows them before anything"
                                    + " is changed"),
                    Symptom.of(
                            "FL927",
                            "plugin (\"[^\"]+\") is (skipped|used, but): (.*); (.*)",
                            "plugin $1 is $2: $3",
                            "the worker goes on without what it can't use",
                            "$4"),
                    Symptom.of(
                            "FL918",
                            "OutOfMemoryError: (.*)",
                            "the worker has no memory left: $1",
                            "tasks fail where it happens, not where the memory went",
                            "KAFKA_HEAP_OPTS=-Xmx2G, or smaller batches:"
                                    + " consumer.override.max.poll.records"),
                    Symptom.of(
                            "FL928",
                            "ConfigException: (.*)",
                            "a setting is refused: $1",
                            "a worker whose own settings are wrong doesn't start; a connector's"
                                    + " make its request fail",
                            "correct the setting that the message names"),
                    Symptom.of(
                            "FL929",
                            "^fairlead: (.*)| ERROR (.*)",
                            "the worker told an error: $1$2",
                            "the doctor doesn't know this one; what follows it in the log may say"
                                    + " more",
                            "read on in the log from there"));

    private Symptoms() {}

    /** What one line means, if it means anything. */
    static Optional<Finding> explain(String line, String where) {
        return ALL.stream()
                .map(symptom -> symptom.explain(line, where))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
