package dev.fairlead.api.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fairlead.api.Default;
import dev.fairlead.api.Matches;
import dev.fairlead.api.Setting;
import dev.fairlead.api.convert.ByteCodec;
import dev.fairlead.api.convert.TypedConverter;
import org.apache.kafka.connect.storage.ConverterType;

// The page docs/sdk.md shows what follows, word by word.

/** Points as text, such as 3;4. */
public final class PointConverter extends TypedConverter<PointFormat, Point> {
    @Override
    protected ByteCodec<Point> codec(PointFormat format, ConverterType part) {
        return new ByteCodec<>() {
            @Override
            public byte[] write(Point point) {
                return (point.x() + format.separator() + point.y()).getBytes(UTF_8);
            }

            @Override
            public Point read(byte[] bytes) {
                String[] both = new String(bytes, UTF_8).split(format.separator(), 2);
                return new Point(Integer.parseInt(both[0]), Integer.parseInt(both[1]));
            }
        };
    }
}

record PointFormat(
        @Setting("Between the numbers")
                @Default(";")
                @Matches(value = "[;,:]", expects = "; , or :")
                String separator) {}

record Point(int x, int y) {}
