package dev.fairlead.testkit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.subject.BadInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellCommandTest {
    @Test
    void is_given_lines_and_prints_lines() {
        assertThat(new ShellCommand("stored", "sort -r").run(List.of("a0é", "a1")))
                .containsExactly("a1", "a0é");
    }

    @Test
    void that_fails_is_named_with_its_option_and_what_it_said() {
        ShellCommand command = new ShellCommand("reset", "echo no such table >&2; exit 3");
        assertThatThrownBy(() -> command.run(List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "the command \"echo no such table >&2; exit 3\" of the world's option"
                                + " \"reset\" ended with 3: no such table; try it by hand");
    }
}
