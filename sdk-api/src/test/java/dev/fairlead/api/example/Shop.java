package dev.fairlead.api.example;

import dev.fairlead.api.Doc;
import dev.fairlead.api.Scale;
import dev.fairlead.api.schema.Column;
import dev.fairlead.api.schema.Row;
import dev.fairlead.api.schema.RowType;
import dev.fairlead.api.schema.SchemaCodec;
import dev.fairlead.api.schema.TypeOf;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The example of the documentation of schemas. */
final class Shop {
    private Shop() {}

    // shown from here
    record Item(String name, @Scale(2) BigDecimal price, @Doc("How it is paid") Payment payment) {}

    sealed interface Payment permits Card, Cash {}

    record Card(String number) implements Payment {}

    record Cash() implements Payment {}

    record Page<T>(List<T> items, Optional<String> next) {}

    static final SchemaCodec<Page<Item>> PAGES = SchemaCodec.of(new TypeOf<Page<Item>>() {});

    static final Column<Long> ID = Column.of("id", Long.class);
    static final Column<BigDecimal> OWES = Column.of("owes", SchemaCodec.decimal(2)).optional();
    static final RowType CUSTOMERS = RowType.of("shop.customers", List.of(ID, OWES));

    static Row customer(long id) {
        return CUSTOMERS.row().set(ID, id).build();
    }
    // to here
}
