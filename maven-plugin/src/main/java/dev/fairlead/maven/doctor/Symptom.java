package dev.fairlead.maven.doctor;

import dev.fairlead.maven.Finding;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a worker, and what it means.
 *
 * @param code the finding's stable name
 * @param sign what a worker writes; its groups are {@code $1}, {@code $2} … of the texts
 * @param what what is wrong
 * @param why what the worker does
 * @param fix what to do
 */
record Symptom(String code, Pattern sign, String what, String why, String fix) {
    static Symptom of(String code, String sign, String what, String why, String fix) {
        return new Symptom(code, Pattern.compile(sign), what, why, fix);
    }

    /** The finding for one line, if it is such a line. */
    Optional<Finding> explain(String line, String where) {
        Matcher matcher = sign.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        UnaryOperator<String> filled = text -> fill(text, matcher);
        return Optional.of(
                Finding.warning(
                        code, filled.apply(what), where, filled.apply(why), filled.apply(fix)));
    }

    /** In one step, since what a worker writes may have dollars of its own. */
    private static String fill(String text, Matcher matcher) {
        return Pattern.compile("\\$(\\d)")
                .matcher(text)
                .replaceAll(
                        number ->
                                Matcher.quoteReplacement(
                                        readable(
                                                matcher.group(Integer.parseInt(number.group(1))))));
    }

    private static String readable(@Nullable String name) {
        if (name == null) {
            return ""; // the other of two ways to say it
        }
        return name.matches("[\\w$]+(/[\\w$]+)+") ? name.replace('/', '.') : name;
    }
}
