package dev.fairlead.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static String filled(String value) {
        return new Placeholders(Map.of("url", "http://here"))
                .fill(Map.of("setting", value))
                .get("setting");
    }

    @Test
    void take_the_worlds_values() {
        assertThat(filled("${url}/items")).isEqualTo("http://here/items");
    }

    @Test
    void of_the_connector_and_of_kafka_stay() {
        assertThat(filled("${url}?from=${offset.timestamp}"))
                .isEqualTo("http://here?from=${offset.timestamp}");
        assertThat(filled("${file:/secrets:password}")).isEqualTo("${file:/secrets:password}");
    }

    @Test
    void after_two_dollar_signs_lose_one() {
        assertThat(filled("${url}?from=$${offset}")).isEqualTo("http://here?from=${offset}");
    }

    @Test
    void that_nobody_knows_are_told_with_what_to_write() {
        assertThatThrownBy(() -> filled("${offset}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("it knows [url]", "write $${offset}");
    }
}
