package dev.fairlead.api.schema;

import dev.fairlead.api.internal.TextForm;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How a string becomes a constant of an enum.
 *
 * @param constants by their names
 * @param allowed the names, for the schema's parameter of that name
 * @param text reads other ways to write a constant
 */
record EnumReading(Map<String, Object> constants, String allowed, TextForm text)
        implements ScalarNode.Reading {
    static ScalarNode node(TypeUse use, UnaryOperator<SchemaBuilder> finish) {
        Map<String, Object> constants = new HashMap<>();
        StringJoiner allowed = new StringJoiner(",");
        for (Object constant : use.raw().getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            constants.put(name, constant);
            allowed.add(name);
        }
        TextForm text = TextForm.of(use.raw()).orElseThrow();
        SchemaBuilder builder =
                SchemaNames.begin(SchemaBuilder.string(), use)
                        .parameter("allowed", allowed.toString());
        return ScalarNode.of(
                SchemaNames.withDoc(finish.apply(builder), SchemaNames.doc(use.raw())),
                constant -> ((Enum<?>) constant).name(),
                new EnumReading(constants, allowed.toString(), text));
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
