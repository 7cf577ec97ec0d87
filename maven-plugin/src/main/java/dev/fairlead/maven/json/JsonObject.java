package dev.fairlead.maven.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members stay in the order in which they were added, so that its text is the
 * same in each build. Values are text, numbers, booleans, lists and other objects.
 */
public final class JsonObject {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Separators LAYOUT =
            Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator("");

    /** Not the platform's line ends: the text is the same wherever it is written. */
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Creates an object without members. */
    public JsonObject() {}

    /**
     * Adds a member.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public JsonObject with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /**
     * Adds a member if there is anything to say.
     *
     * @param name its name
     * @param text its value; without one there is no member
     * @return this
     */
    public JsonObject withText(String name, @Nullable String text) {
        return text == null || text.isBlank() ? this : with(name, text.strip());
    }

    /**
     * Adds a member if the list has any element.
     *
     * @param name its name
     * @param list its value; an empty one makes no member
     * @return this
     */
    public JsonObject withList(String name, List<?> list) {
        return list.isEmpty() ? this : with(name, List.copyOf(list));
    }

    /**
     * Tells whether there are no members.
     *
     * @return true if there are none
     */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** Returns the object as JSON, one member a line, indented by two spaces. */
    @Override
    public String toString() {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter(LAYOUT).withObjectIndenter(LINES));
            write(this, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(Object value, JsonGenerator out) throws IOException {
        if (value instanceof JsonObject object) {
            out.writeStartObject();
            for (Map.Entry<String, Object> member : object.members.entrySet()) {
                out.writeFieldName(member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Number number) {
            out.writeNumber(String.valueOf(number));
        } else {
            out.writeString(String.valueOf(value));
        }
    }
}
