package dev.fairlead.testkit.trial;

import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.verdict.Verdict;
import java.util.List;

/**
 * Writes down how a case broke a law.
 *
 * @param door the class that replays it
 * @param number of the case
 */
public record Failure(String door, Inquiry inquiry, int number, Specimen specimen) {
    private static final int WIDTH = 1500;

    /** The verdict, with the data that went in. */
    public Verdict.Broken verdict(LawText law, Opinion.Broken broken, List<String> in) {
        StringBuilder text = new StringBuilder();
        text.append(law).append(": ").append(broken.statement());
        text.append("\nreplay: ").append(replay());
        text.append("\nplugin: ").append(specimen.described());
        in.forEach(each -> text.append("\nin:  ").append(cut(each)));
        if (!broken.out().isEmpty()) {
            text.append("\nout: ").append(cut(broken.out()));
        }
        text.append("\nwhy: ").append(law.why());
        return new Verdict.Broken(broken.statement(), replay(), text.toString(), "");
    }

    /** A line of Java that does it again. */
    private String replay() {
        StringBuilder line = new StringBuilder(door);
        line.append(".of(").append(nested(inquiry.type())).append(".class)");
        inquiry.settings()
                .forEach(
                        (name, value) ->
                                line.append(".with(\"%s\", \"%s\")".formatted(name, value)));
        return line + ".replay(\"" + inquiry.seed() + ":" + number + "\")";
    }

    private static String nested(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : nested(type.getEnclosingClass()) + "." + type.getSimpleName();
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "…";
    }
}
