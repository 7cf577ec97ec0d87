package dev.fairlead.api.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * A configuration while it is read, or the part of it below a prefix.
 *
 * @param texts what is configured, under full keys
 * @param prefix what full keys have before the names of settings
 * @param whole whether all keys are there, and not only those that a definition names
 * @param findings takes what is wrong
 */
record Reading(
        Map<String, String> texts, String prefix, boolean whole, Consumer<Finding> findings) {
    static Reading of(Map<String, String> texts, Consumer<Finding> findings) {
        return new Reading(texts, "", true, findings);
    }

    /** The part below a further prefix. */
    Reading below(String further) {
        return new Reading(texts, prefix + further, whole, findings);
    }

    /** The same, without a word about what is wrong. */
    Reading silent() {
        return new Reading(texts, prefix, whole, finding -> {});
    }

    /** The same, with the texts that are in effect for some settings under their present names. */
    Reading completedBy(List<Member> members) {
        Map<String, String> completed = new HashMap<>(texts);
        for (Member member : members) {
            for (SettingGroup.Placed placed : member.keys(this).toList()) {
                String text = placed.setting().text(placed.reading());
                if (text != null) {
                    completed.put(placed.key(), text);
                    for (String former : placed.setting().formerNames()) {
                        completed.remove(placed.reading().key(former));
                    }
                }
            }
        }
        return new Reading(completed, prefix, whole, findings);
    }

    String key(String name) {
        return prefix + name;
    }

    @Nullable String text(String name) {
        return texts.get(key(name));
    }

    void tell(Finding finding) {
        findings.accept(finding);
    }

    /** What is configured under names that begin so, by the rest of the name, in its order. */
    Map<String, String> startingWith(String beginning) {
        String start = key(beginning);
        Map<String, String> found = new TreeMap<>();
        texts.forEach(
                (key, text) -> {
                    if (text != null && key.startsWith(start)) {
                        found.put(key.substring(start.length()), text);
                    }
                });
        return new LinkedHashMap<>(found);
    }

    /** A message about settings, without the secrets that they hold. */
    String hide(String message, SettingGroup among) {
        String[] clean = {message};
        among.keys(this)
                .filter(placed -> placed.setting().isSecret())
                .forEach(
                        placed -> {
                            String secret = placed.setting().text(placed.reading());
                            if (secret != null && !secret.isBlank()) {
                                clean[0] = clean[0].replace(secret.trim(), Password.HIDDEN);
                            }
                        });
        return clean[0];
    }
}
