package dev.fairlead.samples.old.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairlead.api.convert.ByteCodec;
import dev.fairlead.api.convert.TypedConverter;
import org.apache.kafka.connect.storage.ConverterType;

/** Texts, as keys and headers. */
public final class WordConverter extends TypedConverter<WordConverter.Nothing, String> {
    /** No settings. */
    public record Nothing() {}

    @Override
    protected ByteCodec<String> codec(Nothing config, ConverterType part) {
        return new ByteCodec<>() {
            @Override
            public byte[] write(String word) {
                return (part.getName() + " " + word).getBytes(UTF_8);
            }

            @Override
            public String read(byte[] bytes) {
                return new String(bytes, UTF_8);
            }
        };
    }
}
