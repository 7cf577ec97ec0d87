package dev.fairlead.samples.compared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfos;
import org.apache.kafka.connect.runtime.rest.entities.ConfigKeyInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorOffsets;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.entities.ErrorMessage;
import org.apache.kafka.connect.runtime.rest.entities.LoggerLevel;
import org.apache.kafka.connect.runtime.rest.entities.Message;
import org.apache.kafka.connect.runtime.rest.entities.PluginInfo;
import org.apache.kafka.connect.runtime.rest.entities.ServerInfo;
import org.apache.kafka.connect.runtime.rest.entities.TaskInfo;
import org.apache.kafka.connect.runtime.rest.entities.WorkerStatus;

/** Which of stock's classes an answer is read as, by clients that use them. */
final class Entities {
    /** As strict as stock's own client: fields that it doesn't know are errors. */
    private static final ObjectMapper STRICT = new ObjectMapper();

    /** An answer to a request. */
    private record Kind(Pattern request, Type type) {
        static Kind of(String request, Type type) {
            return new Kind(Pattern.compile(request), type);
        }
    }

    private static final List<Kind> KINDS =
            List.of(
                    Kind.of("GET /", ServerInfo.class),
                    Kind.of("GET /health", WorkerStatus.class),
                    Kind.of("GET /connectors", new TypeReference<List<String>>() {}.getType()),
                    Kind.of("POST /connectors", ConnectorInfo.class),
                    Kind.of("GET /connectors/[^/]*", ConnectorInfo.class),
                    Kind.of("(PUT|PATCH) /connectors/[^/]*/config", ConnectorInfo.class),
                    Kind.of(
                            "GET /connectors/[^/]*/config",
                            new TypeReference<Map<String, String>>() {}.getType()),
                    Kind.of(
                            "(GET|POST) /connectors/[^/]*/(status|restart)",
                            ConnectorStateInfo.class),
                    Kind.of(
                            "GET /connectors/[^/]*/tasks",
                            new TypeReference<List<TaskInfo>>() {}.getType()),
                    Kind.of(
                            "GET /connectors/[^/]*/tasks/[^/]*/status",
                            ConnectorStateInfo.TaskState.class),
                    Kind.of(
                            "GET /connectors/[^/]*/topics",
                            new TypeReference<
                                    Map<String, Map<String, List<String>>>>() {}.getType()),
                    Kind.of("GET /connectors/[^/]*/offsets", ConnectorOffsets.class),
                    Kind.of("(PATCH|DELETE) /connectors/[^/]*/offsets", Message.class),
                    Kind.of(
                            "GET /connector-plugins",
                            new TypeReference<List<PluginInfo>>() {}.getType()),
                    Kind.of(
                            "GET /connector-plugins/[^/]*/config",
                            new TypeReference<List<ConfigKeyInfo>>() {}.getType()),
                    Kind.of("PUT /connector-plugins/[^/]*/config/validate", ConfigInfos.class),
                    Kind.of(
                            "GET /admin/loggers",
                            new TypeReference<Map<String, LoggerLevel>>() {}.getType()),
                    Kind.of("GET /admin/loggers/.*", LoggerLevel.class),
                    Kind.of(
                            "PUT /admin/loggers/.*",
                            new TypeReference<List<String>>() {}.getType()));

    private Entities() {}

    /** The class as which an answer can be read, or what is in the way; empty if there is none. */
    static String parsed(Rest.Ask ask, int status, String body) {
        if (body.isEmpty()) {
            return "";
        }
        if (status >= 400) {
            return parsed(ErrorMessage.class, body);
        }
        String path = ask.path().replaceFirst("\\?.*", "");
        if (ask.path().contains("expand=")) {
            return "";
        }
        return KINDS.stream()
                .filter(kind -> kind.request().matcher(ask.method() + " " + path).matches())
                .findFirst()
                .map(kind -> parsed(kind.type(), body))
                .orElse("");
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("[a-z.]+\\.|.*\\$", "");
    }

    private static String parsed(Type type, String body) {
        try {
            Object read = STRICT.readValue(body, STRICT.constructType(type));
            return read == null ? "null" : name(type);
        } catch (JsonProcessingException e) {
            return name(type) + ": " + e.getOriginalMessage();
        }
    }
}
