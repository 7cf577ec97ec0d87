package dev.fairlead.runtime.pipeline;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * One call of a plugin on a record's way; made once for each plugin, used for every record.
 *
 * @param plugin the class to blame
 * @param loader what the plugin finds as context class loader
 */
record Step<I, O>(RecordFailure.Stage stage, String plugin, ClassLoader loader, Call<I, O> call) {
    /** The call itself. */
    @FunctionalInterface
    interface Call<I, O> {
        @Nullable O apply(I record, Headers headers) throws Exception;
    }
}
