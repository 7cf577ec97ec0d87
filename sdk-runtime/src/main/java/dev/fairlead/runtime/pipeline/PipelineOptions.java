package dev.fairlead.runtime.pipeline;

import java.util.List;

/**
 * What a pipeline is made of.
 *
 * @param transformations in the order of their application
 */
public record PipelineOptions(
        PluginOptions keyConverter,
        PluginOptions valueConverter,
        PluginOptions headerConverter,
        List<TransformationOptions> transformations,
        ErrorOptions errors) {
    public PipelineOptions {
        transformations = List.copyOf(transformations);
    }

    /** The same without transformations whose class, or whose predicate's, isn't told. */
    public PipelineOptions withNamedPluginsOnly() {
        return new PipelineOptions(
                keyConverter,
                valueConverter,
                headerConverter,
                transformations.stream().filter(TransformationOptions::isNamed).toList(),
                errors);
    }
}
