package dev.fairlead.samples.csv;

import dev.fairlead.api.convert.ByteCodec;
import dev.fairlead.api.convert.TypedConverter;
import dev.fairlead.api.schema.Row;
import org.apache.kafka.connect.storage.ConverterType;

/**
 * Converts between structs and lines such as {@code 7,"Smith, Ada",12.50}. A field that is empty is
 * null, one that is {@code ""} is a text without letters. What has other columns than the settings
 * say is refused, never cut.
 */
public final class CsvConverter extends TypedConverter<CsvConfig, Row> {
    @Override
    protected ByteCodec<Row> codec(CsvConfig config, ConverterType part) {
        return new CsvCodec(config);
    }
}
