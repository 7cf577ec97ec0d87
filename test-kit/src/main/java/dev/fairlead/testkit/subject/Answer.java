package dev.fairlead.testkit.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.testkit.verdict.Trial;
import dev.fairlead.testkit.verdict.TrialJson;
import java.util.ArrayList;
import java.util.List;

/**
 * What the process that judges says.
 *
 * @param problems what the user has to change, for plugins that couldn't be judged
 * @param bugs what went wrong in the kit itself, with stack traces
 * @param notes what may explain the trials
 */
public record Answer(
        List<Trial> trials, List<String> problems, List<String> bugs, List<String> notes) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Answer {
        trials = List.copyOf(trials);
        problems = List.copyOf(problems);
        bugs = List.copyOf(bugs);
        notes = List.copyOf(notes);
    }

    /** As JSON, on one line or several. */
    public String toJson() {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode array = root.putArray("trials");
        trials.forEach(trial -> array.add(tree(TrialJson.of(trial))));
        problems.forEach(root.putArray("problems")::add);
        bugs.forEach(root.putArray("bugs")::add);
        notes.forEach(root.putArray("notes")::add);
        return root.toString();
    }

    static Answer parse(String json) {
        JsonNode root = tree(json);
        List<Trial> trials = new ArrayList<>();
        root.path("trials").forEach(node -> trials.add(TrialJson.parse(node.toString())));
        return new Answer(
                trials, texts(root, "problems"), texts(root, "bugs"), texts(root, "notes"));
    }

    private static List<String> texts(JsonNode root, String member) {
        List<String> texts = new ArrayList<>();
        root.path(member).forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of another version of the kit", e);
        }
    }
}
