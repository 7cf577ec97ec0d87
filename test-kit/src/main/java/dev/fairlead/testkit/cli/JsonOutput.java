package dev.fairlead.testkit.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.testkit.verdict.TrialJson;

/** An outcome for machines; docs/test-kit.md has the form. */
final class JsonOutput {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonOutput() {}

    static String of(Outcome outcome) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("form", 1).put("plugin", outcome.plugin()).put("exitCode", outcome.exitCode());
        ArrayNode trials = root.putArray("trials");
        outcome.answer()
                .trials()
                .forEach(
                        trial -> {
                            try {
                                trials.add(MAPPER.readTree(TrialJson.of(trial)));
                            } catch (JsonProcessingException e) {
                                throw new IllegalStateException("a trial that is no JSON", e);
                            }
                        });
        ArrayNode left = root.putArray("notJudged");
        outcome.left()
                .forEach(
                        each ->
                                left.addObject()
                                        .put("plugin", each.plugin().className())
                                        .put("kind", each.plugin().kind().label())
                                        .put("reason", each.reason()));
        outcome.answer().problems().forEach(root.putArray("problems")::add);
        outcome.answer().bugs().forEach(root.putArray("bugs")::add);
        outcome.answer().notes().forEach(root.putArray("notes")::add);
        return root.toPrettyString();
    }
}
