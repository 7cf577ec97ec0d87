package dev.fairlead.testkit.definition;

import dev.fairlead.testkit.examination.Secrets;
import dev.fairlead.testkit.examination.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Connector;

/** Laws D6, D7 and D9: what the plugin does with its settings. */
final class StartChecks {
    private static final Set<ConfigDef.Type> NUMBERS =
            Set.of(ConfigDef.Type.INT, ConfigDef.Type.LONG, ConfigDef.Type.SHORT);
    private static final List<String> SMALL = List.of("-1", "0", "1");
    private static final Set<String> KNOWN_TO_ALL =
            Set.of(
                    "name",
                    "connector.class",
                    "connector.plugin.version",
                    "tasks.max",
                    "topics",
                    "topics.regex",
                    "task.class",
                    "converter.type",
                    "type",
                    "key.converter",
                    "value.converter",
                    "header.converter");

    private StartChecks() {}

    /** Law D6: what is asked for by name. */
    static void reads(Matter matter, Tally tally) {
        if (!matter.owner().canStart()) {
            tally.missed("the kit can't configure such a plugin");
            return;
        }
        if (matter.keys().isEmpty() && matter.owner().mayLackDefinition()) {
            tally.missed("it defines no setting, which converters of records needn't");
            return;
        }
        SpyMap spy = new SpyMap(matter.works());
        try {
            matter.owner().end(matter.owner().start(spy));
        } catch (RuntimeException e) {
            tally.missed("the plugin doesn't start with the given settings: " + e);
        }
        for (String key : spy.asked()) {
            boolean isSomebodyElses =
                    KNOWN_TO_ALL.contains(key)
                            || (Connector.class.isAssignableFrom(matter.owner().type())
                                    && key.startsWith("errors."));
            tally.judge(
                    isSomebodyElses || matter.definition().configKeys().containsKey(key),
                    "the setting '" + key + "' is read, and config() doesn't know it");
        }
        tally.missed("no setting is asked for by its name");
    }

    /** Law D7: what validate accepts, start accepts. */
    static void agreement(Matter matter, Tally tally) {
        if (!matter.owner().canStart()) {
            tally.missed("the kit can't configure such a plugin");
            return;
        }
        if (!matter.areValid(tally)) {
            return;
        }
        if (matter.works().isEmpty() && refuses(matter)) {
            // a definition can't say "one of these two", so nothing is known without settings
            tally.missed("no settings were given, and without any it doesn't start");
            return;
        }
        judge(matter, matter.works(), "the given settings", tally);
        boolean isHarmless = !Connector.class.isAssignableFrom(matter.owner().type());
        for (ConfigDef.ConfigKey key : matter.keys()) {
            if (matter.works().containsKey(key.name)) {
                judgeIfValid(
                        matter, matter.without(key.name), "settings without " + key.name, tally);
            }
            if (isHarmless && key.type == ConfigDef.Type.STRING) {
                for (String edge : ValueChecks.EDGES) {
                    judgeIfValid(matter, key.name, edge, tally);
                }
            }
            if (NUMBERS.contains(key.type)) {
                for (String small : SMALL) {
                    judgeIfValid(matter, key.name, small, tally);
                }
            } else if (key.type == ConfigDef.Type.BOOLEAN) {
                judgeIfValid(matter, key.name, "true", tally);
                judgeIfValid(matter, key.name, "false", tally);
            }
        }
    }

    private static boolean refuses(Matter matter) {
        try {
            matter.owner().end(matter.owner().start(matter.works()));
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private static void judgeIfValid(Matter matter, String key, String value, Tally tally) {
        judgeIfValid(
                matter,
                matter.with(key, value),
                "'" + key + "'='" + ValueChecks.brief(value) + "'",
                tally);
    }

    private static void judgeIfValid(
            Matter matter, Map<String, String> settings, String what, Tally tally) {
        boolean valid;
        try {
            valid = matter.errors(settings).isEmpty();
        } catch (RuntimeException e) {
            return; // for D5
        }
        if (valid) {
            judge(matter, settings, what, tally);
        }
    }

    private static void judge(
            Matter matter, Map<String, String> settings, String what, Tally tally) {
        try {
            matter.owner().end(matter.owner().start(settings));
            tally.kept();
        } catch (ConfigException e) {
            tally.broken(
                    "validate has nothing against "
                            + what
                            + ", and with them the plugin throws "
                            + ValueChecks.brief(e.toString()));
        } catch (RuntimeException e) {
            tally.missed("with " + what + " the plugin fails, but not for its settings: " + e);
        }
    }

    /** Law D9. */
    static void secrets(Matter matter, Tally tally) {
        for (ConfigDef.ConfigKey key : matter.keys()) {
            boolean isText = key.type == ConfigDef.Type.STRING || key.type == ConfigDef.Type.LIST;
            tally.judge(
                    !isText || !SecretNames.isSecret(key),
                    "'"
                            + key.name
                            + "' is named like a secret and of type "
                            + key.type
                            + ", so workers show and log its value");
        }
        tally.missed("there are no keys");
        if (Secrets.keys(matter.definition()).isEmpty()) {
            return;
        }
        Map<String, String> planted = Secrets.planted(matter.definition(), matter.works());
        told(matter, planted, tally);
        for (ConfigDef.ConfigKey key : matter.keys()) {
            if (key.type != ConfigDef.Type.PASSWORD) {
                Map<String, String> wrong = new HashMap<>(planted);
                wrong.put(key.name, "\u0000");
                told(matter, wrong, tally);
            }
        }
    }

    private static void told(Matter matter, Map<String, String> settings, Tally tally) {
        try {
            for (List<String> errors : matter.errors(settings).values()) {
                tally.judge(
                        !Secrets.isIn(errors.toString()),
                        "an error message of validate tells a secret: " + errors);
            }
        } catch (RuntimeException e) {
            Secrets.in(e)
                    .ifPresent(message -> tally.broken("validate throws a secret: " + message));
        }
        if (!matter.owner().canStart() || Connector.class.isAssignableFrom(matter.owner().type())) {
            return; // law C6 looks at the start of connectors
        }
        try {
            Object plugin = matter.owner().start(settings);
            tally.judge(
                    !Secrets.isIn(String.valueOf(plugin)),
                    "the text of the object tells a secret: " + plugin);
            matter.owner().end(plugin);
        } catch (RuntimeException e) {
            Secrets.in(e)
                    .ifPresent(message -> tally.broken("configure throws a secret: " + message));
        }
    }
}
