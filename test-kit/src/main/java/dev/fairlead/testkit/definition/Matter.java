package dev.fairlead.testkit.definition;

import dev.fairlead.testkit.examination.Tally;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/**
 * What is examined: a plugin, its definition, and settings that are said to work.
 *
 * @param owner the plugin
 * @param definition what it says of its settings
 * @param works settings that are said to work
 */
record Matter(ConfigOwner owner, ConfigDef definition, Map<String, String> works) {
    Collection<ConfigDef.ConfigKey> keys() {
        return new TreeMap<>(definition.configKeys()).values();
    }

    /** The settings that work, with one changed or added. */
    Map<String, String> with(String key, String value) {
        Map<String, String> changed = new HashMap<>(works);
        changed.put(key, value);
        return changed;
    }

    /** The settings that work, without one. */
    Map<String, String> without(String key) {
        Map<String, String> changed = new HashMap<>(works);
        changed.remove(key);
        return changed;
    }

    /** Error messages by key. */
    Map<String, List<String>> errors(Map<String, String> settings) {
        Map<String, List<String>> errors = new TreeMap<>();
        for (ConfigValue value : owner.validate(settings)) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), List.copyOf(value.errorMessages()));
            }
        }
        return errors;
    }

    /** Whether the settings are known to work; says to the tally why not. */
    boolean areValid(Tally tally) {
        Map<String, List<String>> errors = errors(works);
        if (!errors.isEmpty()) {
            tally.missed("the given settings aren't valid: " + errors);
        }
        return errors.isEmpty();
    }
}
