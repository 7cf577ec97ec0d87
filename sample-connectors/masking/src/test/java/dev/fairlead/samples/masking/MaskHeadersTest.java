package dev.fairlead.samples.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.testkit.TransformationLaws;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MaskHeadersTest {
    private static Headers masked(Headers headers) {
        MaskHeaders<SinkRecord> mask = new MaskHeaders<>();
        mask.configure(Map.of("headers", "token,gone", "keep", "2"));
        SinkRecord record = new SinkRecord("t", 0, null, null, null, "v", 1);
        headers.forEach(each -> record.headers().add(each));
        return mask.apply(record).headers();
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_promises() {
        return TransformationLaws.of(MaskHeaders.class).with("headers", "token").check();
    }

    @Test
    void leaves_the_last_value_of_a_header_as_a_masked_text_and_others_alone() {
        Headers headers =
                new ConnectHeaders()
                        .addString("token", "first")
                        .addInt("attempt", 3)
                        .addString("token", "second");
        assertThat(masked(headers))
                .extracting(Header::key, Header::value)
                .containsExactly(tuple("attempt", 3), tuple("token", "****nd"));
    }

    @Test
    void leaves_out_a_header_that_is_null() {
        assertThat(masked(new ConnectHeaders().add("token", null, null))).isEmpty();
    }
}
