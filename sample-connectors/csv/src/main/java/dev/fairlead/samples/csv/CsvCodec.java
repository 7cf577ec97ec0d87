package dev.fairlead.samples.csv;

import dev.fairlead.api.convert.ByteCodec;
import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** Lines of one shape. */
final class CsvCodec implements ByteCodec<Row> {
    private final CsvLine line;
    private final List<CsvColumn<?>> columns = new ArrayList<>();
    private final RowType type;

    CsvCodec(CsvConfig config) {
        this.line = new CsvLine(config.separatorChar());
        config.columns().forEach(text -> columns.add(CsvColumn.parse(text).orElseThrow()));
        this.type = RowType.of(config.schema(), columns.stream().map(CsvColumn::column).toList());
    }

    @Override
    public byte[] write(Row row) {
        Row own = ofOwnType(row);
        List<Optional<String>> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(column.write(own)));
        return line.join(fields).getBytes(StandardCharsets.UTF_8);
    }

    /** By the rules for schemas that differ: a narrower number is taken, another type is not. */
    private Row ofOwnType(Row row) {
        if (row.type().equals(type)) {
            return row;
        }
        List<String> own = type.columns().stream().map(Column::name).toList();
        List<String> others =
                row.type().columns().stream()
                        .map(Column::name)
                        .filter(name -> !own.contains(name))
                        .toList();
        if (!others.isEmpty()) {
            throw new DataException("there are no columns for " + others + "; there are " + own);
        }
        return type.codec().fromConnect(row.type().schema(), row.type().codec().toConnect(row));
    }

    @Override
    public Row read(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        List<Optional<String>> fields = line.split(text);
        if (fields.size() != columns.size()) {
            throw new DataException(
                    "it has " + fields.size() + " fields for the columns " + type.columns());
        }
        Row.Builder row = type.row();
        for (int i = 0; i < fields.size(); i++) {
            columns.get(i).read(fields.get(i), row);
        }
        return row.build();
    }
}
