package dev.fairlead.runtime.pipeline;

import static dev.fairlead.runtime.wording.Wording.quoted;
import static dev.fairlead.runtime.wording.Wording.reason;

import dev.fairlead.runtime.json.DirectJsonConverter;
import dev.fairlead.runtime.json.JsonConverterChoice;
import dev.fairlead.runtime.pipeline.PipelinePlugins.Loaded;
import dev.fairlead.runtime.pipeline.RecordFailure.Stage;
import dev.fairlead.runtime.plugin.ContextLoader;
import dev.fairlead.runtime.plugin.PluginClass;
import dev.fairlead.runtime.plugin.Plugins;
import dev.fairlead.runtime.wording.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.ConverterConfig;
import org.apache.kafka.connect.storage.ConverterType;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes pipelines: finds, instantiates and configures their plugins. Thread-safe, starts no threads
 * and needs no clock of its own.
 */
public final class Pipelines {
    private final Plugins plugins;
    private final ContextLoader context;
    private final RetryTime time;
    private final PluginMonitor monitor;
    private final JsonConverterChoice json;

    /** With Apache's converter for JSON. */
    public Pipelines(Plugins plugins, ContextLoader context, RetryTime time) {
        this(plugins, context, time, PluginMonitor.NONE, JsonConverterChoice.STOCK);
    }

    public Pipelines(
            Plugins plugins,
            ContextLoader context,
            RetryTime time,
            PluginMonitor monitor,
            JsonConverterChoice json) {
        this.monitor = monitor;
        this.json = json;
        this.plugins = plugins;
        this.context = context;
        this.time = time;
    }

    /**
     * Makes the pipeline of a source task.
     *
     * @param connector the loader of the connector, whose own plugins win
     * @throws ConfigException lists everything that can't be made
     */
    public SourcePipeline source(PipelineOptions options, ClassLoader connector) {
        Assembly<SourceRecord> assembly = new Assembly<>(options, connector, new Problems());
        return new SourcePipeline(assembly.chain(), assembly.steps(), assembly.plugins());
    }

    /**
     * The same, with somebody who sees each record between the last transformation and the
     * converters.
     *
     * @param connector the loader of the connector, whose own plugins win
     * @throws ConfigException lists everything that can't be made
     */
    public SourcePipeline source(
            PipelineOptions options, ClassLoader connector, Consumer<SourceRecord> observer) {
        Assembly<SourceRecord> assembly = new Assembly<>(options, connector, new Problems());
        assembly.show(observer);
        return new SourcePipeline(assembly.chain(), assembly.steps(), assembly.plugins());
    }

    /**
     * Makes the pipeline of a sink task.
     *
     * @param connector the loader of the connector, whose own plugins win
     * @throws ConfigException lists everything that can't be made
     */
    public SinkPipeline sink(PipelineOptions options, ClassLoader connector) {
        return sink(options, connector, SinkPipeline.Origins.FORGOTTEN);
    }

    /**
     * Makes the pipeline of a sink task that may report records: they keep the bytes that they were
     * made of for as long as the task keeps them.
     *
     * @param connector the loader of the connector, whose own plugins win
     * @throws ConfigException lists everything that can't be made
     */
    public SinkPipeline sinkWithOrigins(PipelineOptions options, ClassLoader connector) {
        return sink(options, connector, SinkPipeline.Origins.REMEMBERED);
    }

    private SinkPipeline sink(
            PipelineOptions options, ClassLoader connector, SinkPipeline.Origins origins) {
        Assembly<SinkRecord> assembly = new Assembly<>(options, connector, new Problems());
        return new SinkPipeline(assembly.chain(), assembly.steps(), assembly.plugins(), origins);
    }

    /** Makes a pipeline only to see what is wrong with it, which goes to {@code problems}. */
    public void check(PipelineOptions options, ClassLoader connector, Problems problems) {
        try {
            new Assembly<SourceRecord>(options, connector, problems).plugins().close();
        } catch (ConfigException e) {
            if (problems.isEmpty()) {
                throw e;
            }
        }
    }

    /** One pipeline in the making. */
    private final class Assembly<R extends ConnectRecord<R>> {
        private final ErrorOptions errors;
        private final ClassLoader connector;
        private final Problems problems;
        private final List<Loaded<?>> made = new ArrayList<>();
        private final List<Chain.Link<R>> links = new ArrayList<>();
        private final PipelinePlugins plugins;

        Assembly(PipelineOptions options, ClassLoader connector, Problems problems) {
            this.problems = problems;
            this.errors = options.errors();
            this.connector = connector;
            Loaded<Converter> key = converter(options.keyConverter(), true);
            Loaded<Converter> value = converter(options.valueConverter(), false);
            Loaded<HeaderConverter> header = headerConverter(options.headerConverter());
            int converters = made.size();
            options.transformations().forEach(this::link);
            if (key == null || value == null || header == null || !problems.isEmpty()) {
                closeMade();
                problems.throwIfAny("pipeline");
                throw new IllegalStateException("a plugin is missing without a problem");
            }
            plugins =
                    new PipelinePlugins(
                            key, value, header, made.subList(converters, made.size()), context);
        }

        Chain<R> chain() {
            return new Chain<>(links);
        }

        void show(Consumer<R> observer) {
            Step<R, R> step =
                    new Step<>(
                            Stage.TRANSFORMATION,
                            observer.getClass().getName(),
                            Pipelines.class.getClassLoader(),
                            (record, headers) -> {
                                observer.accept(record);
                                return record;
                            });
            links.add(new Chain.Link<>(step, null, false));
        }

        Steps steps() {
            return new Steps(errors, time, context);
        }

        PipelinePlugins plugins() {
            return plugins;
        }

        private @Nullable Loaded<Converter> converter(PluginOptions options, boolean isKey) {
            return make(
                    Converter.class,
                    options,
                    (converter, settings) -> converter.configure(settings, isKey));
        }

        private @Nullable Loaded<HeaderConverter> headerConverter(PluginOptions options) {
            return make(
                    HeaderConverter.class,
                    options,
                    (converter, settings) -> {
                        Map<String, Object> all = new HashMap<>(settings);
                        all.put(ConverterConfig.TYPE_CONFIG, ConverterType.HEADER.getName());
                        converter.configure(all);
                    });
        }

        @SuppressWarnings("unchecked") // a transformation takes any record, says Kafka Connect
        private void link(TransformationOptions options) {
            Loaded<Transformation<R>> transformation =
                    (Loaded<Transformation<R>>)
                            (Loaded<?>)
                                    make(
                                            Transformation.class,
                                            options.transformation(),
                                            (smt, settings) -> smt.configure(settings));
            Loaded<Predicate<R>> predicate =
                    (Loaded<Predicate<R>>)
                            (Loaded<?>)
                                    options.predicate()
                                            .map(
                                                    its ->
                                                            make(
                                                                    Predicate.class,
                                                                    its,
                                                                    (test, settings) ->
                                                                            test.configure(
                                                                                    settings)))
                                            .orElse(null);
            if (transformation == null) {
                return;
            }
            Transformation<R> smt = transformation.plugin();
            links.add(
                    new Chain.Link<>(
                            new Step<>(
                                    Stage.TRANSFORMATION,
                                    transformation.name(),
                                    transformation.loader(),
                                    (record, headers) -> smt.apply(record)),
                            predicate == null ? null : test(predicate, transformation.name()),
                            options.negated()));
        }

        private Step<R, Boolean> test(Loaded<Predicate<R>> predicate, String transformation) {
            Predicate<R> test = predicate.plugin();
            return new Step<>(
                    Stage.TRANSFORMATION,
                    transformation,
                    predicate.loader(),
                    (record, headers) -> test.test(record));
        }

        /** A configured instance, or null and a problem. */
        private <T extends AutoCloseable> @Nullable Loaded<T> make(
                Class<T> api, PluginOptions options, Configuration<T> configuration) {
            try {
                ClassLoader near =
                        options.scope() == PluginOptions.Scope.CONNECTOR ? connector : null;
                PluginClass<T> found =
                        Pipelines.this.plugins.find(
                                api, options.plugin(), options.versions(), near);
                Loaded<T> loaded =
                        new Loaded<>(instance(api, found, json), found.name(), found.loader());
                made.add(loaded);
                configure(loaded, options, configuration);
                return loaded;
            } catch (ConfigException e) {
                problems.add(options.setting() + ": " + e.getMessage());
                return null;
            }
        }

        /** Stands in for the worker's own converter only: a plugin's may be of another version. */
        private static <T> T instance(
                Class<T> api, PluginClass<T> found, JsonConverterChoice json) {
            return json == JsonConverterChoice.FAIRLEAD && found.is(JsonConverter.class)
                    ? api.cast(new DirectJsonConverter())
                    : found.newInstance();
        }

        private <T extends AutoCloseable> void configure(
                Loaded<T> loaded, PluginOptions options, Configuration<T> configuration) {
            ClassLoader before = context.current();
            context.use(loaded.loader());
            try {
                configuration.apply(loaded.plugin(), options.settings());
                monitor.made(options.setting(), loaded.plugin(), loaded.name());
            } catch (ConfigException e) {
                throw e;
            } catch (RuntimeException | LinkageError e) {
                throw new ConfigException(
                        quoted(options.plugin())
                                + " does not accept its configuration: "
                                + reason(e)
                                + "; correct the settings that start with "
                                + quoted(prefix(options.setting())));
            } finally {
                context.use(before);
            }
        }

        private static String prefix(String setting) {
            return setting.endsWith(".type")
                    ? setting.substring(0, setting.length() - "type".length())
                    : setting + ".";
        }

        private void closeMade() {
            for (Loaded<?> loaded : made) {
                try {
                    loaded.plugin().close();
                } catch (Exception | LinkageError e) {
                    problems.add(
                            quoted(loaded.name()) + " could not be closed either: " + reason(e));
                }
            }
        }
    }

    /** How a plugin is given its settings. */
    @FunctionalInterface
    private interface Configuration<T> {
        void apply(T plugin, Map<String, ?> settings);
    }
}
