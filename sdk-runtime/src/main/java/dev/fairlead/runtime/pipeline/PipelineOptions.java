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
}
