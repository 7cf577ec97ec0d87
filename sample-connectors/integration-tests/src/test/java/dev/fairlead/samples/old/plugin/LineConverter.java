package dev.fairlead.samples.old.plugin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.convert.ByteCodec;
import dev.fairlead.api.convert.TypedConverter;
import org.apache.kafka.connect.storage.ConverterType;

/** Lines with a mark before them. */
public final class LineConverter extends TypedConverter<LineConverter.Marked, Line> {
    /** Its settings. */
    public record Marked(@Setting("What stands before a line") @Default("> ") String mark) {}

    @Override
    protected ByteCodec<Line> codec(Marked config, ConverterType part) {
        return new ByteCodec<>() {
            @Override
            public byte[] write(Line line) {
                return (config.mark() + line.text()).getBytes(UTF_8);
            }

            @Override
            public Line read(byte[] bytes) {
                String text = new String(bytes, UTF_8);
                if (!text.startsWith(config.mark())) {
                    throw new IllegalArgumentException("has no " + config.mark());
                }
                return new Line(text.substring(config.mark().length()));
            }
        };
    }
}
