/**
 * Configuration from records: a record of {@link dev.fairlead.api.Setting settings} gives the
 * definition, the validation and the typed value, so that they cannot disagree. An author names the
 * record as a type argument of a base class, and never sees Kafka's {@code ConfigDef}:
 *
 * <pre>{@code
 * public record CopyConfig(
 *         @Setting("How to connect") Access access,
 *         @Setting("Tables to copy") @NonEmpty @Recommended(Tables.class) List<String> tables,
 *         @Setting("How to find new rows") @Default("incrementing") Mode mode,
 *         @Setting("Column that tells when a row changed")
 *                 @VisibleWhen(setting = "mode", is = "timestamp")
 *                 Optional<String> timestampColumn,
 *         @Setting("Bytes per batch") @Default("4 MiB") @Formerly("fetch.size") Size batchMaxSize,
 *         @Setting("Targets with settings of their own") Map<String, Target> targets) {
 *
 *     public CopyConfig {
 *         Problem.throwAny(
 *                 Problem.when(
 *                         mode == Mode.TIMESTAMP && timestampColumn.isEmpty(),
 *                         "timestampColumn",
 *                         "is needed with mode timestamp"));
 *     }
 * }
 *
 * enum Mode {
 *     INCREMENTING,
 *     TIMESTAMP
 * }
 *
 * record Access(
 *         @Setting("JDBC URL") String url,
 *         @Setting("User") String user,
 *         @Setting("Password") Password password) {}
 *
 * record Target(@Setting("Partitions of its topic") @Default("1") int partitions) {}
 *
 * final class Tables implements Recommender<Access> {
 *     @Override
 *     public List<String> values(Access access) throws SQLException {
 *         List<String> names = new ArrayList<>();
 *         String password = access.password().value();
 *         try (Connection database =
 *                         DriverManager.getConnection(access.url(), access.user(), password);
 *                 ResultSet tables = database.getMetaData().getTables(null, null, "%", null)) {
 *             while (tables.next()) {
 *                 names.add(tables.getString("TABLE_NAME"));
 *             }
 *         }
 *         return names;
 *     }
 * }
 * }</pre>
 *
 * <p>The keys are {@code access.url}, {@code access.user}, {@code access.password}, {@code tables},
 * {@code mode}, {@code timestamp.column}, {@code batch.max.size}, {@code targets}, and {@code
 * targets.<name>.partitions} for each name in {@code targets}. In a configuration that is wrong,
 * all problems are told at once, each at its key, with the value, the reason and what to do. Only
 * the constructor of a record has to wait until all its components can be read.
 *
 * <p>Everything here is immutable and may be used by any thread.
 */
@NullMarked
package dev.fairlead.api.config;

import org.jspecify.annotations.NullMarked;
