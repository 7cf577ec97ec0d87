package dev.fairlead.api.config;

import dev.fairlead.api.AuthorsImplement;
import java.util.List;

/**
 * Knows the values that a person may choose from for a setting, often from the outside system.
 * Implemented by the author and named with {@link dev.fairlead.api.Recommended}.
 *
 * <pre>{@code
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
 * <p>What it needs to know is its type argument: a group that is declared before the setting in the
 * same record, or a record of its own with the names and types of some of the settings beside. As
 * long as these are not complete and valid, it is not asked.
 *
 * <p>It is asked on a thread of its own, by one at a time. If it takes longer than allowed it is
 * interrupted.
 *
 * @param <C> the settings that it needs
 */
@AuthorsImplement
public interface Recommender<C extends Record> {
    /**
     * The values in text form, in the order in which they are shown.
     *
     * @throws Exception if they cannot be had; its message becomes one at the setting
     */
    List<String> values(C config) throws Exception;
}
