package dev.fairlead.runtime.json;

/** Who converts where {@code org.apache.kafka.connect.json.JsonConverter} is asked for. */
public enum JsonConverterChoice {
    /** {@link DirectJsonConverter}. */
    FAIRLEAD,
    /** Apache's converter. */
    STOCK
}
