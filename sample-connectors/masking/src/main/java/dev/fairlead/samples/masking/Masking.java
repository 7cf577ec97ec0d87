package dev.fairlead.samples.masking;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** What a value becomes: another one of the same type, which says less. */
record Masking(int keep, Optional<Password> secret) {
    private static final String CODE = "HmacSHA256";

    @SuppressWarnings("JavaUtilDate") // Connect's logical types are made of it
    Object of(Object value) {
        if (value instanceof String text) {
            return secret.map(key -> code(key, text)).orElseGet(() -> stars(text));
        } else if (value instanceof Boolean) {
            return false;
        } else if (value instanceof BigDecimal decimal) {
            return BigDecimal.ZERO.setScale(decimal.scale());
        } else if (value instanceof Date) {
            return new Date(0);
        } else if (value instanceof byte[]) {
            return new byte[0];
        } else if (value instanceof ByteBuffer) {
            return ByteBuffer.allocate(0);
        }
        return value instanceof Number number ? zero(number) : all(value);
    }

    private static Object zero(Number number) {
        if (number instanceof Byte) {
            return (byte) 0;
        } else if (number instanceof Short) {
            return (short) 0;
        } else if (number instanceof Integer) {
            return 0;
        } else if (number instanceof Long) {
            return 0L;
        }
        return number instanceof Float ? (Object) 0f : (Object) 0d;
    }

    /** Everything within. */
    private Object all(Object value) {
        if (value instanceof Struct struct) {
            for (Field field : struct.schema().fields()) {
                Object old = struct.getWithoutDefault(field.name());
                struct.put(field, old == null ? null : of(old));
            }
        } else if (value instanceof List<?> list) {
            List<Object> masked = new ArrayList<>(list.size());
            list.forEach(each -> masked.add(each == null ? null : of(each)));
            return masked;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> masked = new LinkedHashMap<>();
            map.forEach((key, each) -> masked.put(key, each == null ? null : of(each)));
            return masked;
        }
        return value;
    }

    /** By code points, so that no character is cut in half. */
    private String stars(String text) {
        int letters = text.codePointCount(0, text.length());
        int hidden = Math.max(0, letters - keep);
        // a text as short as what may stay would stay as a whole
        hidden = letters <= keep ? letters : hidden;
        return "*".repeat(hidden) + text.substring(text.offsetByCodePoints(0, hidden));
    }

    private static String code(Password key, String text) {
        try {
            Mac code = Mac.getInstance(CODE);
            code.init(new SecretKeySpec(key.value().getBytes(StandardCharsets.UTF_8), CODE));
            byte[] bytes = code.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + CODE, missing);
        }
    }
}
