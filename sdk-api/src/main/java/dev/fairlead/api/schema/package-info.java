/**
 * Connect schemas and values from Java types: a record describes a struct, and a codec translates
 * both ways. Tables whose columns are known only at run time are rows.
 *
 * <pre>{@code
 * record Item(String name, @Scale(2) BigDecimal price, @Doc("How it is paid") Payment payment) {}
 *
 * sealed interface Payment permits Card, Cash {}
 *
 * record Card(String number) implements Payment {}
 *
 * record Cash() implements Payment {}
 *
 * record Page<T>(List<T> items, Optional<String> next) {}
 *
 * static final SchemaCodec<Page<Item>> PAGES = SchemaCodec.of(new TypeOf<Page<Item>>() {});
 *
 * static final Column<Long> ID = Column.of("id", Long.class);
 * static final Column<BigDecimal> OWES = Column.of("owes", SchemaCodec.decimal(2)).optional();
 * static final RowType CUSTOMERS = RowType.of("shop.customers", List.of(ID, OWES));
 *
 * static Row customer(long id) {
 *     return CUSTOMERS.row().set(ID, id).build();
 * }
 * }</pre>
 *
 * <p>A description is read once; everything here is immutable and may be used by any thread, but
 * for {@link dev.fairlead.api.schema.Row.Builder}.
 */
@NullMarked
package dev.fairlead.api.schema;

import org.jspecify.annotations.NullMarked;
