package dev.fairlead.samples.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Java code in a page that isn't in the file that it names. The name stands in a comment
 * before the code; a line with only an ellipsis stands for any lines.
 */
final class Excerpts {
    private static final Pattern CODE =
            Pattern.compile("(?:<!-- (\\S+) -->\\n)?```java\\n(.*?)\\n```", Pattern.DOTALL);

    private Excerpts() {}

    static int count(String page) {
        return (int) CODE.matcher(page).results().count();
    }

    /**
     * What is wrong, a sentence for each excerpt.
     *
     * @param files gives the content of a file
     */
    static List<String> wrong(String page, UnaryOperator<String> files) {
        List<String> wrong = new ArrayList<>();
        Matcher code = CODE.matcher(page);
        while (code.find()) {
            String file = code.group(1);
            String excerpt = code.group(2);
            if (file == null) {
                wrong.add("this code names no file:\n" + excerpt);
            } else if (!isPart(excerpt, files.apply(file))) {
                wrong.add(file + " has no such lines:\n" + excerpt);
            }
        }
        return wrong;
    }

    private static boolean isPart(String excerpt, String content) {
        String file = "\n" + bare(content);
        int from = 0;
        for (String run : bare(excerpt).split("(?m)^…\\n?")) {
            int found = file.indexOf("\n" + run, from);
            if (found < 0) {
                return false;
            }
            from = found + run.length();
        }
        return true;
    }

    /** The lines without their indentation. */
    private static String bare(String text) {
        StringBuilder lines = new StringBuilder();
        text.lines().forEach(line -> lines.append(line.strip()).append('\n'));
        return lines.toString();
    }
}
