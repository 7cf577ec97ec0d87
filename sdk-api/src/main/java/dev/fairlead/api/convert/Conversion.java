package dev.fairlead.api.convert;

import dev.fairlead.api.internal.Failures;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.storage.ConverterType;
import org.jspecify.annotations.Nullable;

/**
 * What a configured converter does with what is not null, and what it says of failures.
 *
 * @param converter the name of the author's class, for messages
 * @param part the part of records that is converted
 */
record Conversion<T>(String converter, ConverterType part, ByteCodec<T> codec, Values<T> values) {
    byte[] write(String topic, @Nullable Headers headers, @Nullable Schema schema, Object value) {
        try {
            T typed = values.fromConnect(schema, value);
            return bytes(headers == null ? codec.write(typed) : codec.write(topic, headers, typed));
        } catch (Exception failure) {
            throw refused(where(topic) + " does not fit", failure);
        }
    }

    byte[] writeHeader(String topic, String name, @Nullable Schema schema, Object value) {
        try {
            return bytes(codec.write(values.fromConnect(schema, value)));
        } catch (Exception failure) {
            throw refused(where(topic, name) + " does not fit", failure);
        }
    }

    SchemaAndValue read(String topic, @Nullable Headers headers, byte[] bytes) {
        try {
            return value(headers == null ? codec.read(bytes) : codec.read(topic, headers, bytes));
        } catch (Exception failure) {
            throw refused(where(topic) + size(bytes) + " cannot be read", failure);
        }
    }

    SchemaAndValue readHeader(String topic, String name, byte[] bytes) {
        try {
            return value(codec.read(bytes));
        } catch (Exception failure) {
            throw refused(where(topic, name) + size(bytes) + " cannot be read", failure);
        }
    }

    private static byte[] bytes(byte @Nullable [] written) {
        if (written == null) {
            throw new DataException("the codec wrote null; that is for tombstones only");
        }
        return written;
    }

    private SchemaAndValue value(@Nullable T read) {
        if (read == null) {
            throw new DataException("the codec read null; that is for tombstones only");
        }
        return values.toConnect(read);
    }

    private String where(String topic) {
        return "topic \"" + topic + "\": the " + part.getName();
    }

    private static String where(String topic, String name) {
        return "topic \"" + topic + "\": the header \"" + name + "\"";
    }

    private static String size(byte[] bytes) {
        return " of " + bytes.length + (bytes.length == 1 ? " byte" : " bytes");
    }

    /** Trouble that may pass stays worth a retry; all else is the data's fault. */
    private RuntimeException refused(String what, Exception failure) {
        ConnectException told = Failures.of(what + ", says " + converter, failure);
        return told instanceof RetriableException
                ? told
                : new DataException(told.getMessage(), failure);
    }
}
