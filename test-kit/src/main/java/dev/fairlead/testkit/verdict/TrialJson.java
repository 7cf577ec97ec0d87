package dev.fairlead.testkit.verdict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.testkit.catalogue.LawText;
import dev.fairlead.testkit.catalogue.LawText.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A trial as JSON, for other processes and for machines that read what a build found. The form is
 * described in {@code docs/test-kit.md}; members that a reader doesn't know must be ignored.
 */
public final class TrialJson {
    /** Changes when a reader of the old form would misread the new one. */
    public static final int FORM = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TrialJson() {}

    /** The trial as JSON, over several lines; the same trial gives the same text. */
    public static String of(Trial trial) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("form", FORM).put("plugin", trial.plugin()).put("kind", trial.kind());
        ArrayNode judgements = root.putArray("judgements");
        trial.judgements().forEach(judgement -> write(judgement, judgements.addObject()));
        numbers(trial.tried(), root.putObject("tried"));
        numbers(trial.situations(), root.putObject("situations"));
        return root.toPrettyString() + "\n";
    }

    private static void numbers(Map<String, Long> numbers, ObjectNode node) {
        numbers.forEach(node::put);
    }

    private static void write(Judgement judgement, ObjectNode node) {
        LawText law = judgement.law();
        node.put("law", law.id())
                .put("sentence", law.sentence())
                .put("why", law.why())
                .put("standing", law.standing().name().toLowerCase(Locale.ROOT));
        law.incident().ifPresent(incident -> node.put("incident", incident));
        law.undecided().ifPresent(reason -> node.put("undecided", reason));
        Verdict verdict = judgement.verdict();
        if (verdict instanceof Verdict.Held held) {
            node.put("verdict", "held").put("cases", held.cases());
        } else if (verdict instanceof Verdict.Broken broken) {
            node.put("verdict", "broken")
                    .put("statement", broken.statement())
                    .put("replay", broken.replay())
                    .put("text", broken.text())
                    .put("picture", broken.picture())
                    .put("test", broken.test());
        } else if (verdict instanceof Verdict.Waived waived) {
            node.put("verdict", "waived").put("reason", waived.reason());
        } else if (verdict instanceof Verdict.Unchecked unchecked) {
            node.put("verdict", "unchecked").put("reason", unchecked.reason());
        }
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException it is no trial, or one of a later form
     */
    public static Trial parse(String json) {
        JsonNode root = tree(json);
        int form = root.path("form").asInt();
        if (form != FORM) {
            throw new IllegalArgumentException(
                    "a trial of form "
                            + form
                            + " can't be read; this version of the kit reads form "
                            + FORM);
        }
        List<Judgement> judgements = new ArrayList<>();
        root.path("judgements").forEach(node -> judgements.add(judgement(node)));
        return new Trial(
                text(root, "plugin"),
                text(root, "kind"),
                judgements,
                numbers(root.path("tried")),
                numbers(root.path("situations")));
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "this is no trial, since it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Map<String, Long> numbers(JsonNode node) {
        Map<String, Long> numbers = new TreeMap<>();
        node.properties().forEach(f -> numbers.put(f.getKey(), f.getValue().asLong()));
        return numbers;
    }

    private static Judgement judgement(JsonNode node) {
        LawText law =
                new LawText(
                        text(node, "law"),
                        text(node, "sentence"),
                        text(node, "why"),
                        maybe(node, "incident"),
                        Standing.valueOf(text(node, "standing").toUpperCase(Locale.ROOT)),
                        maybe(node, "undecided"));
        return new Judgement(law, verdict(node));
    }

    private static Verdict verdict(JsonNode node) {
        String verdict = text(node, "verdict");
        return switch (verdict) {
            case "held" -> new Verdict.Held(node.path("cases").asLong());
            case "broken" ->
                    new Verdict.Broken(
                            text(node, "statement"),
                            text(node, "replay"),
                            text(node, "text"),
                            text(node, "picture"),
                            node.path("test").asText());
            case "waived" -> new Verdict.Waived(text(node, "reason"));
            case "unchecked" -> new Verdict.Unchecked(text(node, "reason"));
            default ->
                    throw new IllegalArgumentException(
                            "'"
                                    + verdict
                                    + "' is no verdict; there are held, broken, waived and"
                                    + " unchecked");
        };
    }

    private static Optional<String> maybe(JsonNode node, String member) {
        return node.hasNonNull(member) ? Optional.of(text(node, member)) : Optional.empty();
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(
                    "this is no trial: '" + member + "' is missing, or is no text");
        }
        return value.asText();
    }
}
