package ${package};

import dev.fairlead.api.Default;
import dev.fairlead.api.Setting;
import dev.fairlead.api.convert.ByteCodec;
import dev.fairlead.api.convert.TypedConverter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.apache.kafka.connect.storage.ConverterType;

/** Texts in any encoding. What the encoding can't say is refused instead of becoming a question mark. */
public final class TextConverter extends TypedConverter<TextConverter.Config, String> {

    /** The settings; the key is {@code charset}. */
    record Config(@Setting("Encoding of the texts") @Default("UTF-8") Charset charset) {}

    @Override
    protected ByteCodec<String> codec(Config config, ConverterType part) {
        return new ByteCodec<>() {
            @Override
            public byte[] write(String text) throws CharacterCodingException {
                ByteBuffer bytes = config.charset().newEncoder().encode(CharBuffer.wrap(text));
                byte[] exact = new byte[bytes.remaining()];
                bytes.get(exact);
                return exact;
            }

            @Override
            public String read(byte[] bytes) throws CharacterCodingException {
                return config.charset().newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
        };
    }
}
