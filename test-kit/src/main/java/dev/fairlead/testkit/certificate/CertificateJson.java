package dev.fairlead.testkit.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairlead.testkit.certificate.Certificate.Certified;
import dev.fairlead.testkit.verdict.TrialJson;
import java.util.ArrayList;
import java.util.List;

/** A certificate as JSON; the form is described in {@code docs/test-kit.md}. */
final class CertificateJson {
    private static final int FORM = 1;
    private static final List<String> LEFT_OUT = List.of("why", "text", "picture", "test");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CertificateJson() {}

    /** Over several lines; the same certificate gives the same text. */
    static String of(Certificate certificate) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("form", FORM).put("kit", certificate.kit());
        if (!certificate.connect().isEmpty()) {
            root.put("connect", certificate.connect());
        }
        ObjectNode code = root.putObject("code");
        code.put("sha256", certificate.code().sha256());
        code.put("classes", certificate.code().classes());
        certificate.code().packages().forEach(code.putArray("packages")::add);
        ArrayNode plugins = root.putArray("plugins");
        certificate.plugins().forEach(each -> write(each, plugins.addObject()));
        return root.toPrettyString() + "\n";
    }

    private static void write(Certified plugin, ObjectNode node) {
        JsonNode trial = tree(TrialJson.of(plugin.trial()));
        node.put("plugin", plugin.trial().plugin()).put("kind", plugin.trial().kind());
        if (!plugin.version().isEmpty()) {
            node.put("version", plugin.version());
        }
        plugin.promises().forEach(node.putArray("promises")::add);
        ArrayNode judgements = node.putArray("judgements");
        for (JsonNode judgement : trial.path("judgements")) {
            ObjectNode slim = judgement.deepCopy();
            LEFT_OUT.forEach(slim::remove);
            judgements.add(slim);
        }
        node.set("tried", trial.path("tried"));
        node.set("situations", trial.path("situations"));
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws IllegalArgumentException it is no certificate, or one of a later form
     */
    static Certificate parse(String json) {
        JsonNode root = tree(json);
        if (root.path("form").asInt() != FORM) {
            throw new IllegalArgumentException(
                    "its form is \"%s\", and this version of the kit reads form %d"
                            .formatted(root.path("form").asText("none"), FORM));
        }
        JsonNode code = root.path("code");
        List<String> packages = new ArrayList<>();
        code.path("packages").forEach(each -> packages.add(each.asText()));
        List<Certified> plugins = new ArrayList<>();
        root.path("plugins").forEach(each -> plugins.add(plugin(each)));
        return new Certificate(
                root.path("kit").asText(),
                root.path("connect").asText(),
                new PluginCode(
                        code.path("sha256").asText(), code.path("classes").asInt(), packages),
                plugins);
    }

    private static Certified plugin(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("what it says of a plugin is no JSON object");
        }
        ObjectNode trial = object.deepCopy();
        trial.put("form", TrialJson.FORM);
        for (JsonNode judgement : trial.path("judgements")) {
            if (!(judgement instanceof ObjectNode verdict)) {
                throw new IllegalArgumentException("a judgement in it is no JSON object");
            }
            LEFT_OUT.forEach(member -> verdict.put(member, ""));
        }
        return new Certified(TrialJson.parse(trial.toString()), node.path("version").asText());
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            if (root.isObject()) {
                return root;
            }
            throw new IllegalArgumentException("it is no JSON object");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
