package dev.fairlead.runtime.config;

import dev.fairlead.runtime.pipeline.PluginOptions;

/** The converters of connectors that name none. */
public record ConverterDefaults(PluginOptions key, PluginOptions value, PluginOptions header) {}
