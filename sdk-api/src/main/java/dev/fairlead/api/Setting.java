package dev.fairlead.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/**
 * Makes a component of a config record a setting of the plugin, and documents it.
 *
 * <p>The key follows Kafka's dotted convention: the component {@code batchMaxRecords} is the key
 * {@code batch.max.records}; {@link Named} chooses another. A setting is required unless it has a
 * {@link Default} or its type is {@code Optional}. Settings are shown in the order in which they
 * are declared.
 *
 * <p>What the type says:
 *
 * <ul>
 *   <li>{@code String}, {@code boolean}, a number, {@code BigDecimal}, an enum (as {@code
 *       at-least-once}), {@code Duration} (as {@code 10s}), {@link dev.fairlead.api.config.Size}
 *       (as {@code 10 MiB}), {@code Path}, {@code URI}, {@code UUID}, {@code Instant}, {@code
 *       LocalDate}, {@code LocalTime}, {@code ZoneId}, {@code Charset}, {@code Pattern}: a single
 *       value;
 *   <li>{@code Class<? extends T>}: the name of a class that can be had as a {@code T};
 *   <li>{@code Password}: a secret, shown nowhere;
 *   <li>{@code List} of these: values separated by commas;
 *   <li>{@code Optional} of any of these: empty if it is not set;
 *   <li>a record: a group, whose settings have the component's key as a prefix; as {@code Optional}
 *       it is empty if none of its settings is set;
 *   <li>{@code Map<String, V>} of single values: every key that begins with the component's key;
 *   <li>{@code Map<String, R>} of a record: a repeated group. As with {@code transforms=a,b} and
 *       {@code transforms.a.x}, the component's key lists the names, and each has a group.
 * </ul>
 *
 * <pre>{@code
 * record Server(
 *         @Setting("Host of the server") String host,
 *         @Setting("Port of the server") @Default("443") @Range(min = 1, max = 65_535) int port,
 *         @Setting("How long to wait for an answer") Optional<Duration> timeout) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@AuthorsCall
public @interface Setting {
    /** What the setting means, for the person who configures the connector. Not blank. */
    String value();

    /** Whether the setting is kept out of generated documentation. */
    boolean internal() default false;

    /** How much it matters, at most one. Unless given, high if it is required, else medium. */
    Importance[] importance() default {};

    /** How wide its field in a form is. */
    Width width() default Width.MEDIUM;

    /** Its title in a form. Unless given, the words of the component's name. */
    String displayName() default "";

    /** The group under which a form shows it. Unless given, the group that it is in. */
    String group() default "";
}
