package dev.fairlead.testkit.catalogue;

import java.util.List;
import java.util.Optional;

/** The whole catalogue: every law that the kit knows of, whether it checks it or not. */
public final class LawCatalogue {
    /**
     * Laws about one thing.
     *
     * @param title such as "Source tasks"
     */
    public record Family(String title, List<LawText> laws) {
        public Family {
            laws = List.copyOf(laws);
        }
    }

    private LawCatalogue() {}

    /** All families; whoever adds one adds it here. */
    public static List<Family> families() {
        return List.of(
                new Family("Source tasks", SourceTexts.all()),
                new Family("Exactly-once sources", TransactionTexts.all()),
                new Family("Sink tasks", SinkTexts.all()),
                new Family("Errors and dead letters", ErrorTexts.all()),
                new Family("Connectors", ConnectorTexts.all()),
                new Family("Altering offsets", AlterOffsetsTexts.all()),
                new Family("Life cycle, threads, environment", LifecycleTexts.all()),
                new Family("Converters and header converters", ConverterTexts.all()),
                new Family("Transformations", TransformationTexts.all()),
                new Family("Predicates", PredicateTexts.all()),
                new Family("Config definitions", ConfigTexts.all()),
                new Family("Metrics, packaging, upgrade", PackagingTexts.all()));
    }

    /** All laws, in the order of the catalogue. */
    public static List<LawText> all() {
        return families().stream().flatMap(family -> family.laws().stream()).toList();
    }

    /** The law with this id; empty when there is none. */
    public static Optional<LawText> find(String id) {
        return all().stream().filter(law -> law.id().equals(id)).findFirst();
    }
}
