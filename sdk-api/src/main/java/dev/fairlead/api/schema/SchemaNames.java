package dev.fairlead.api.schema;

import dev.fairlead.api.Doc;
import dev.fairlead.api.Named;
import dev.fairlead.api.Version;
import java.util.Optional;
import org.apache.kafka.connect.data.SchemaBuilder;

/** What a class says of its schema: name, version, documentation. */
final class SchemaNames {
    private SchemaNames() {}

    /**
     * The name of a schema: that of {@link Named}, else that of the class; with type arguments,
     * their simple names after it, for two uses of a generic record are two schemas.
     */
    static String name(TypeUse use) {
        Named named = use.raw().getAnnotation(Named.class);
        StringBuilder name =
                new StringBuilder(
                        named != null ? named.value() : use.raw().getName().replace('$', '.'));
        use.arguments().forEach(argument -> append(name, argument));
        return name.toString();
    }

    private static void append(StringBuilder name, TypeUse argument) {
        String simple = argument.raw().getSimpleName().replace("[]", "s");
        name.append('_').append(simple);
        argument.arguments().forEach(inner -> append(name, inner));
    }

    /** The word for a record among those of a sealed interface: {@code card} for {@code Card}. */
    static String tag(TypeUse use) {
        Named named = use.raw().getAnnotation(Named.class);
        String name = named == null ? use.raw().getSimpleName() : named.value();
        String last = name.substring(name.lastIndexOf('.') + 1);
        return Character.toLowerCase(last.charAt(0)) + last.substring(1);
    }

    /** A builder with the name and the version of a class. */
    static SchemaBuilder begin(SchemaBuilder builder, TypeUse use) {
        builder.name(name(use));
        Optional.ofNullable(use.raw().getAnnotation(Version.class))
                .ifPresent(version -> builder.version(version.value()));
        return builder;
    }

    static Optional<String> doc(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(Doc.class)).map(Doc::value);
    }

    /** A field's own documentation wins over that of its type; each can be set only once. */
    static SchemaBuilder withDoc(SchemaBuilder builder, Optional<String> doc) {
        return doc.isPresent() && builder.doc() == null ? builder.doc(doc.get()) : builder;
    }
}
