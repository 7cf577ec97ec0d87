package dev.fairlead.samples.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.api.source.Item;
import dev.fairlead.samples.http.HttpSourceConfig.Paging;
import dev.fairlead.samples.http.LocalServer.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PageReaderTest {
    private final HandTime time = new HandTime();

    private PageReader reader(LocalServer server, Paging paging, Place after) {
        HttpSourceConfig config =
                new HttpSourceConfig(
                        List.of(server.url("/list")),
                        paging,
                        paging == Paging.CURSOR ? Optional.of("data") : Optional.empty(),
                        "next_cursor",
                        "id",
                        Optional.empty(),
                        Map.of("Authorization", new Password("secret")),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(5));
        return new PageReader(config, new Endpoint(server.url("/list")), after, time);
    }

    private static List<String> texts(PageReader reader, int max) throws InterruptedException {
        return reader.read(max).stream().map(Item::value).toList();
    }

    private static Answer linked(String body, String next) {
        return new Answer(200, Map.of("Link", "<" + next + ">; rel=\"next\""), body);
    }

    @Nested
    class Pages {
        @Test
        void are_read_one_after_the_other_and_the_last_one_again_as_it_grows() throws Exception {
            try (LocalServer server =
                    new LocalServer(
                            linked("[1, 2]", "/list?page=2"),
                            Answer.of("[3]"),
                            Answer.of("[3, 4]"))) {
                PageReader reader = reader(server, Paging.LINK, Place.BEGINNING);
                assertThat(texts(reader, 1)).containsExactly("1");
                assertThat(texts(reader, 9)).containsExactly("2");
                List<Item<Place, String>> third = reader.read(9);
                assertThat(third.get(0).offset().taken()).isEqualTo(1);
                assertThat(texts(reader, 9)).containsExactly("4");
                assertThat(server.asked)
                        .containsExactly("GET /list", "GET /list?page=2", "GET /list?page=2");
            }
        }

        @Test
        void go_on_within_a_page() throws Exception {
            try (LocalServer server =
                    new LocalServer(
                            Answer.of("{\"data\": [5, 6, 7], \"next_cursor\": \"c 3\"}"),
                            Answer.of("{\"data\": [8]}"))) {
                PageReader reader = reader(server, Paging.CURSOR, new Place("c&2", 2));
                assertThat(texts(reader, 9)).containsExactly("7");
                assertThat(texts(reader, 9)).containsExactly("8");
                assertThat(server.asked)
                        .containsExactly("GET /list?cursor=c%262", "GET /list?cursor=c+3");
            }
        }

        @Test
        void that_shrank_fail_the_task() {
            try (LocalServer server = new LocalServer(Answer.of("[1]"))) {
                PageReader reader = reader(server, Paging.LINK, new Place("", 2));
                assertThatThrownBy(() -> reader.read(9))
                        .isInstanceOf(ConnectException.class)
                        .hasMessageContainingAll("gave 1 items", "2 were read before");
            }
        }

        @Test
        void of_another_server_do_not_get_our_headers() throws Exception {
            try (LocalServer server =
                    new LocalServer(linked("[1]", "http://elsewhere.example/list"))) {
                PageReader reader = reader(server, Paging.LINK, Place.BEGINNING);
                texts(reader, 9);
                assertThatThrownBy(() -> reader.read(9))
                        .hasMessageContaining("a page of another server");
            }
        }
    }

    @Nested
    class AServerThatIsBusy {
        @Test
        void is_left_alone_as_long_as_it_says() throws Exception {
            try (LocalServer server =
                    new LocalServer(Answer.refused(429, "60"), Answer.of("[{\"id\":1}]"))) {
                PageReader reader = reader(server, Paging.SINCE, Place.BEGINNING);
                assertThat(texts(reader, 9)).isEmpty();
                time.pass(Duration.ofSeconds(59));
                assertThat(texts(reader, 9)).isEmpty();
                assertThat(server.asked).hasSize(1);
                time.pass(Duration.ofSeconds(1));
                assertThat(texts(reader, 9)).containsExactly("{\"id\":1}");
                assertThat(texts(reader, 9)).isEmpty();
                assertThat(server.asked).endsWith("GET /list", "GET /list?since_id=1");
            }
        }

        @Test
        void may_name_the_time_by_its_own_clock() throws Exception {
            Answer later =
                    new Answer(
                            503,
                            Map.of(
                                    "Date", "Thu, 01 Jan 2026 10:00:00 GMT",
                                    "Retry-After", "Thu, 01 Jan 2026 10:00:30 GMT"),
                            "");
            try (LocalServer server = new LocalServer(later, Answer.of("[{\"id\":1}]"))) {
                PageReader reader = reader(server, Paging.SINCE, Place.BEGINNING);
                assertThat(texts(reader, 9)).isEmpty();
                // the JDK's server sets the date itself, so all that is sure is the order
                time.pass(Duration.ofMinutes(5));
                assertThat(texts(reader, 9)).hasSize(1);
            }
        }

        @Test
        void for_long_is_a_failure_that_the_worker_learns_of() throws Exception {
            Answer[] refusals = new Answer[11];
            Arrays.fill(refusals, Answer.refused(429, "0"));
            try (LocalServer server = new LocalServer(refusals)) {
                PageReader reader = reader(server, Paging.SINCE, Place.BEGINNING);
                for (int i = 0; i < 10; i++) {
                    assertThat(texts(reader, 9)).isEmpty();
                    time.pass(Duration.ZERO);
                }
                assertThatThrownBy(() -> reader.read(9))
                        .isInstanceOf(RetriableException.class)
                        .hasMessageContaining("429");
            }
        }

        @Test
        void and_says_nothing_more_is_asked_again_by_the_worker() {
            try (LocalServer server = new LocalServer(new Answer(503, Map.of(), "down"))) {
                PageReader reader = reader(server, Paging.SINCE, Place.BEGINNING);
                assertThatThrownBy(() -> reader.read(9))
                        .isInstanceOf(RetriableException.class)
                        .hasMessageContaining("/list was answered with 503: down");
            }
        }
    }

    @Nested
    class AnAnswer {
        @Test
        void that_forbids_fails_the_task() {
            try (LocalServer server = new LocalServer(new Answer(403, Map.of(), "no"))) {
                PageReader reader = reader(server, Paging.LINK, Place.BEGINNING);
                assertThatThrownBy(() -> reader.read(9))
                        .isInstanceOf(ConnectException.class)
                        .isNotInstanceOf(RetriableException.class);
            }
        }

        @Test
        void without_news_is_not_asked_for_again_at_once() throws Exception {
            try (LocalServer server = new LocalServer()) {
                PageReader reader = reader(server, Paging.LINK, Place.BEGINNING);
                assertThat(texts(reader, 9)).isEmpty();
                assertThat(texts(reader, 9)).isEmpty();
                assertThat(server.asked).hasSize(1);
                time.pass(Duration.ofSeconds(5));
                assertThat(texts(reader, 9)).isEmpty();
                assertThat(server.asked).hasSize(2);
            }
        }
    }
}
