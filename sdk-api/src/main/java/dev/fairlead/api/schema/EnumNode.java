package dev.fairlead.api.schema;

import dev.fairlead.api.internal.TextForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** An enum, as a string; the schema's parameter {@code allowed} lists the constants. */
final class EnumNode implements Node {
    private final Schema schema;
    private final Map<String, Object> constants = new HashMap<>();
    private final String allowed;
    private final TextForm text;

    EnumNode(TypeUse use, UnaryOperator<SchemaBuilder> finish) {
        allowed =
                Arrays.stream(use.raw().getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(","));
        for (Object constant : use.raw().getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        SchemaBuilder builder =
                SchemaNames.begin(SchemaBuilder.string(), use).parameter("allowed", allowed);
        schema = SchemaNames.withDoc(finish.apply(builder), SchemaNames.doc(use.raw())).build();
        text = TextForm.of(use.raw()).orElseThrow();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object write(Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    public Object read(@Nullable Schema writtenWith, Object found) {
        Object constant = constants.get(found);
        if (constant != null) {
            return constant;
        }
        if (!(found instanceof String name)) {
            throw Misfit.expected("STRING", writtenWith, found);
        }
        try {
            return text.parse(name);
        } catch (IllegalArgumentException unknown) {
            throw Misfit.value("one of " + allowed.replace(",", ", "), name);
        }
    }
}
