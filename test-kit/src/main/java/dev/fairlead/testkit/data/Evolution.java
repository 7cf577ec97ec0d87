package dev.fairlead.testkit.data;

import org.apache.kafka.connect.data.Schema;

/**
 * Two versions of a schema, of which the later one can read what the earlier one wrote.
 *
 * @param earlier a struct
 * @param later the same struct with fields added, and perhaps one taken away
 */
public record Evolution(Schema earlier, Schema later) {}
