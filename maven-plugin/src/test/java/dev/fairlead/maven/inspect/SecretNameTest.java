package dev.fairlead.maven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.ConfigDef.Type;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {
    @Nested
    class OfASetting {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "connection.password",
                    "acme.api.key",
                    "apiKey",
                    "client_secret",
                    "oauth-token",
                    "token",
                    "aws.credential"
                })
        void says_that_it_is_a_secret(String setting) {
            assertThat(SecretName.fits(setting, Type.STRING)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "key",
                    "key.field",
                    "primary.key",
                    "password.file",
                    "secret.name",
                    "credentials.provider.class",
                    "next.token.path",
                    "page.token"
                })
        void says_that_it_is_none(String setting) {
            assertThat(SecretName.fits(setting, Type.STRING)).isFalse();
        }

        @Test
        void says_nothing_where_there_is_no_text() {
            assertThat(SecretName.fits("use.password", Type.BOOLEAN)).isFalse();
        }
    }
}
