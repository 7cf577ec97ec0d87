package dev.fairlead.samples.compared;

import static dev.fairlead.samples.compared.PipelineScenarios.sending;
import static dev.fairlead.samples.compared.Steps.named;
import static dev.fairlead.samples.compared.Steps.post;
import static dev.fairlead.samples.compared.Steps.sink;

import java.util.List;

/** Records through converters, there and back. */
final class ConverterScenarios {
    private static final String CONVERTER = "org.apache.kafka.connect.converters.";
    private static final String JSON = "org.apache.kafka.connect.json.JsonConverter";

    private ConverterScenarios() {}

    static List<Scenario> all() {
        return List.of(
                sending(
                                "JSON with schemas there and back",
                                List.of("k=hello", "k=null"),
                                "value.as",
                                "row",
                                "value.converter",
                                JSON)
                        .then(Kafka.consume("~-t", 2))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-out", sink("~-t", "value.converter", JSON))))
                        .then(Steps.read("out", 2)),
                sending(
                                "JSON without schemas there and back",
                                List.of("k=hello", "null=world"),
                                "value.as",
                                "row",
                                "value.converter",
                                JSON,
                                "value.converter.schemas.enable",
                                "false",
                                "value.converter.decimal.format",
                                "NUMERIC")
                        .then(Kafka.consume("~-t", 2))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "value.converter",
                                                        JSON,
                                                        "value.converter.schemas.enable",
                                                        "false"))))
                        .then(Steps.read("out", 2)),
                sending(
                                "numbers there and back",
                                List.of("7=12"),
                                "key.as",
                                "int",
                                "value.as",
                                "long",
                                "key.converter",
                                CONVERTER + "IntegerConverter",
                                "value.converter",
                                CONVERTER + "LongConverter")
                        .then(Kafka.consume("~-t", 1))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "key.converter",
                                                        CONVERTER + "IntegerConverter",
                                                        "value.converter",
                                                        CONVERTER + "LongConverter"))))
                        .then(Steps.read("out", 1)),
                sending(
                                "other numbers there and back",
                                List.of("1.5=2.25"),
                                "key.as",
                                "float",
                                "value.as",
                                "double",
                                "key.converter",
                                CONVERTER + "FloatConverter",
                                "value.converter",
                                CONVERTER + "DoubleConverter")
                        .then(Kafka.consume("~-t", 1))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "key.converter",
                                                        CONVERTER + "FloatConverter",
                                                        "value.converter",
                                                        CONVERTER + "DoubleConverter"))))
                        .then(Steps.read("out", 1)),
                sending(
                                "short and true there and back",
                                List.of("3=true"),
                                "key.as",
                                "short",
                                "value.as",
                                "boolean",
                                "key.converter",
                                CONVERTER + "ShortConverter",
                                "value.converter",
                                CONVERTER + "BooleanConverter")
                        .then(Kafka.consume("~-t", 1))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "key.converter",
                                                        CONVERTER + "ShortConverter",
                                                        "value.converter",
                                                        CONVERTER + "BooleanConverter"))))
                        .then(Steps.read("out", 1)),
                sending(
                                "bytes there and back",
                                List.of("k=hello"),
                                "value.as",
                                "bytes",
                                "value.converter",
                                CONVERTER + "ByteArrayConverter")
                        .then(Kafka.consume("~-t", 1))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "value.converter",
                                                        CONVERTER + "ByteArrayConverter"))))
                        .then(Steps.read("out", 1)),
                sending(
                                "headers by the simple converter",
                                List.of("one"),
                                "headers",
                                "a:1,b:2",
                                "header.as",
                                "int")
                        .then(Kafka.consume("~-t", 1))
                        .then(post("/connectors", named("~-out", sink("~-t"))))
                        .then(Steps.read("out", 1)),
                sending(
                                "headers as JSON",
                                List.of("one"),
                                "headers",
                                "a:x",
                                "header.converter",
                                JSON)
                        .then(Kafka.consume("~-t", 1))
                        .then(
                                post(
                                        "/connectors",
                                        named("~-out", sink("~-t", "header.converter", JSON))))
                        .then(Steps.read("out", 1)),
                sending(
                                "headers as texts",
                                List.of("one"),
                                "headers",
                                "a:x,a:y",
                                "header.converter",
                                "org.apache.kafka.connect.storage.StringConverter")
                        .then(Kafka.consume("~-t", 1))
                        .then(
                                post(
                                        "/connectors",
                                        named(
                                                "~-out",
                                                sink(
                                                        "~-t",
                                                        "header.converter",
                                                        "org.apache.kafka.connect.storage.StringConverter"))))
                        .then(Steps.read("out", 1)),
                sending("a structure as a text", List.of("k=hello"), "value.as", "row")
                        .then(Kafka.consume("~-t", 1)),
                sending(
                                "a record for a partition",
                                List.of("k=one"),
                                "partition",
                                "0",
                                "timestamp",
                                "1000000")
                        .then(Kafka.consume("~-t", 1)));
    }
}
