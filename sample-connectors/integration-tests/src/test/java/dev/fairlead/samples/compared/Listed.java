package dev.fairlead.samples.compared;

import java.util.regex.Pattern;

/**
 * A difference that docs/differences.md lists. In {@code value}, {@code stock} and {@code ours} a
 * star stands for anything.
 *
 * @param row how the row on that page begins
 * @param value the name of the value that differs
 * @param stock what it is on Apache's worker
 * @param ours what it is on ours
 */
record Listed(String row, String value, String stock, String ours) {
    boolean covers(String name, String onStock, String onOurs) {
        return fits(value, name) && fits(stock, onStock) && fits(ours, onOurs);
    }

    /** Whether a step that can't be on one of the workers is no reason to end a scenario. */
    boolean isTrouble() {
        return value.equals(Seen.TROUBLE);
    }

    private static boolean fits(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }
}
