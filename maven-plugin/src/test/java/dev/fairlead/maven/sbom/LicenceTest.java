package dev.fairlead.maven.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LicenceTest {
    @Test
    void has_the_identifier_that_its_name_says_in_words_or_itself() {
        assertThat(new Licence("The Apache Software License, Version 2.0", "").identifier())
                .hasValue("Apache-2.0");
        assertThat(new Licence("apache-2.0", "").identifier()).hasValue("Apache-2.0");
        assertThat(new Licence("BSD 3-Clause", "").identifier()).hasValue("BSD-3-Clause");
    }

    @Test
    void has_none_when_the_name_leaves_a_doubt() {
        assertThat(new Licence("BSD", "").identifier()).isEmpty();
        assertThat(new Licence("", "https://acme.com/licence").identifier()).isEmpty();
    }

    @Test
    void keeps_an_address_that_can_be_followed() {
        assertThat(new Licence("", "https://acme.com/licence").address()).isPresent();
        assertThat(new Licence("", "LICENSE.txt").address()).isEmpty();
        assertThat(new Licence("", "see the file").address()).isEmpty();
    }

    @Test
    void is_none_when_the_pom_says_neither_name_nor_address() {
        assertThat(Licence.of(null, " ")).isEmpty();
    }
}
