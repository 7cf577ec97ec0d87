package dev.fairlead.samples.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The settings of a task's producer and of another's consumer, as a worker's log tells them. */
record ClientSettings(Map<String, String> producer, Map<String, String> consumer) {
    private static final String PRODUCER = "ProducerConfig values";
    private static final String CONSUMER = "ConsumerConfig values";

    static ClientSettings toldIn(String log) {
        return new ClientSettings(
                told(log, PRODUCER, "connector-producer-"),
                told(log, CONSUMER, "connector-consumer-"));
    }

    /** The first of its kind whose client id begins so. */
    private static Map<String, String> told(String log, String title, String clientId) {
        for (int at = log.indexOf(title); at >= 0; at = log.indexOf(title, at + 1)) {
            Map<String, String> settings = new TreeMap<>();
            log.substring(at)
                    .lines()
                    .skip(1)
                    .takeWhile(line -> line.startsWith("\t") || line.isBlank())
                    .filter(line -> line.contains(" = "))
                    .map(line -> line.strip().split(" = ?", 2))
                    .forEach(pair -> settings.put(pair[0], pair[1]));
            if (settings.getOrDefault("client.id", "").startsWith(clientId)) {
                settings.remove("client.id");
                return settings;
            }
        }
        throw new AssertionError("no " + title + " for " + clientId + " in the log:\n" + log);
    }

    /** One line for the reader of the figures. */
    static String compared(ClientSettings stock, ClientSettings ours) {
        List<String> differences = new ArrayList<>();
        differences.addAll(differences("producer", stock.producer(), ours.producer()));
        differences.addAll(differences("consumer", stock.consumer(), ours.consumer()));
        return differences.isEmpty()
                ? "client settings are equal: "
                        + ours.producer().size()
                        + " of producers, "
                        + ours.consumer().size()
                        + " of consumers"
                : "**client settings differ**: " + String.join("; ", differences);
    }

    private static List<String> differences(
            String client, Map<String, String> stock, Map<String, String> ours) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(stock.keySet());
        names.addAll(ours.keySet());
        for (String name : names) {
            String theirs = stock.getOrDefault(name, "nothing");
            String its = ours.getOrDefault(name, "nothing");
            if (!theirs.equals(its)) {
                differences.add(client + " " + name + ": stock " + theirs + ", ours " + its);
            }
        }
        return differences;
    }
}
