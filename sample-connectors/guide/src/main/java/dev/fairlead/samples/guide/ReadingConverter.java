package dev.fairlead.samples.guide;

import dev.fairlead.api.convert.ByteCodec;
import dev.fairlead.api.convert.TypedConverter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.storage.ConverterType;

/** Readings as lines, such as {@code 2026-03-01T06:00:00Z 3.42 swell}. */
public final class ReadingConverter extends TypedConverter<ReadingConverter.Config, Reading> {
    /** There is nothing to set. */
    record Config() {}

    @Override
    protected ByteCodec<Reading> codec(Config config, ConverterType part) {
        return new ByteCodec<>() {
            @Override
            public byte[] write(Reading reading) {
                return reading.line().getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public Reading read(byte[] bytes) {
                return Reading.parse(new String(bytes, StandardCharsets.UTF_8));
            }
        };
    }
}
