package dev.fairlead.runtime.secrets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds secrets in texts, in a time that doesn't grow with their number: by how they begin.
 *
 * @param byStart the longest of those that begin alike first
 */
record SecretIndex(Map<Long, List<String>> byStart) {
    /** What is shorter is in every text by chance. */
    private static final int SHORTEST = 4;

    static SecretIndex of(Collection<String> secrets) {
        Map<Long, List<String>> byStart = new HashMap<>();
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                byStart.computeIfAbsent(start(secret, 0), any -> new ArrayList<>()).add(secret);
            }
        }
        byStart.values()
                .forEach(each -> each.sort(Comparator.comparingInt(String::length).reversed()));
        return new SecretIndex(byStart);
    }

    /** The text without secrets. */
    String hide(String text) {
        if (byStart.isEmpty()) {
            return text;
        }
        StringBuilder hidden = new StringBuilder();
        int shown = 0;
        int at = 0;
        while (at + SHORTEST <= text.length()) {
            Optional<String> secret = at(text, at);
            if (secret.isPresent()) {
                hidden.append(text, shown, at).append(Secrets.MASK);
                at += secret.get().length();
                shown = at;
            } else {
                at++;
            }
        }
        return shown == 0 ? text : hidden.append(text, shown, text.length()).toString();
    }

    private Optional<String> at(String text, int at) {
        List<String> candidates = byStart.get(start(text, at));
        return candidates == null
                ? Optional.empty()
                : candidates.stream().filter(each -> text.startsWith(each, at)).findFirst();
    }

    private static long start(String text, int at) {
        long start = 0;
        for (int i = at; i < at + SHORTEST; i++) {
            start = start << Character.SIZE | text.charAt(i);
        }
        return start;
    }
}
