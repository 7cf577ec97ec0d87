package dev.fairlead.maven.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    @Test
    void writes_members_in_their_order_one_a_line() {
        JsonObject object =
                new JsonObject()
                        .with("z\n", 1)
                        .with("a", List.of("x", true))
                        .with("in", new JsonObject().with("k", List.of(new JsonObject())));

        assertThat(object)
                .hasToString(
                        """
                        {
                          "z\\n": 1,
                          "a": [ "x", true ],
                          "in": {
                            "k": [ {} ]
                          }
                        }\
                        """);
    }

    @Test
    void leaves_out_what_says_nothing() {
        JsonObject object =
                new JsonObject().withText("a", null).withText("b", " ").withList("c", List.of());

        assertThat(object.isEmpty()).isTrue();
        assertThat(object.with("d", List.of())).hasToString("{\n  \"d\": []\n}");
    }
}
