package dev.fairlead.testkit.world.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testkit.SinkLaws;
import dev.fairlead.testkit.SourceLaws;
import dev.fairlead.testkit.fault.Fate;
import dev.fairlead.testkit.law.Law;
import dev.fairlead.testkit.report.Counterexample;
import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.search.Findings;
import dev.fairlead.testkit.world.Item;
import dev.fairlead.testkit.world.SinkWorld;
import dev.fairlead.testkit.world.SourceWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpWorldTest {
    private static SourceLaws source(PagesSourceTask.Style style) {
        return SourceLaws.of(PagesSource.class)
                .in(HttpWorld.source("list.url").sharingTimestamps(2))
                .with("style", style.name())
                .crashPairs(0)
                .randomSchedules(40);
    }

    private static SinkLaws sink(PostingSinkTask.Style style) {
        return SinkLaws.of(PostingSink.class)
                .in(HttpWorld.sink("target.url"))
                .with("style", style.name())
                .crashPairs(0)
                .randomSchedules(40);
    }

    private static List<String> broken(Findings findings) {
        return findings.counterexamples().keySet().stream().map(Law::id).toList();
    }

    private static String texts(Findings findings) {
        return findings.counterexamples().values().stream()
                .map(Counterexample::text)
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class ASource {
        @ParameterizedTest
        @EnumSource(names = {"SINCE_ID", "OFFSET"})
        void that_reads_correctly_keeps_all_laws(PagesSourceTask.Style style) {
            Findings findings = source(style).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"SINCE, S2", "SKIPS_REFUSED_PAGES, S2", "TAKES_HALF_ANSWERS, S2"})
        void that_reads_wrongly_breaks_a_law(PagesSourceTask.Style style, String law) {
            Findings findings = source(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
        }
    }

    @Nested
    class ASink {
        @ParameterizedTest
        @EnumSource(names = "PUTS_EACH")
        void that_writes_correctly_keeps_all_laws(PostingSinkTask.Style style) {
            Findings findings = sink(style).find();

            assertThat(broken(findings)).as(texts(findings)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"POSTS_EACH, K5", "IGNORES_STATUS, K2"})
        void that_writes_wrongly_breaks_a_law(PostingSinkTask.Style style, String law) {
            Findings findings = sink(style).only(law).find();

            assertThat(broken(findings)).as(texts(findings)).containsExactly(law);
        }
    }

    private static HttpResponse<String> ask(String method, String url, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Nested
    class AList {
        private String bodyOf(String query, HttpWorld.Source worlds) throws Exception {
            try (SourceWorld world = worlds.get()) {
                for (int number = 0; number < 5; number++) {
                    world.add(Item.of(0, number, Texture.PLAIN));
                }
                return ask("GET", world.settings().get("url") + query, "").body();
            }
        }

        @ParameterizedTest
        @CsvSource({
            "'', a0 a1 a2",
            "?limit=2, a0 a1",
            "?offset=1, a1 a2 a3",
            "?page=2&limit=2, a2 a3",
            "?since_id=4, a4",
            "?since=2020-01-01T00:00:01Z, a2 a3 a4",
            "?cursor=3, a3 a4"
        })
        void understands_all_common_ways_of_paging(String query, String items) throws Exception {
            String body = bodyOf(query, HttpWorld.source("url"));

            assertThat(body.lines().map(line -> line.replaceAll(".*\"text\": \"(.*?)\".*", "$1")))
                    .containsExactly(items.split(" "));
        }

        @Test
        void can_have_the_shape_that_a_connector_expects() throws Exception {
            assertThat(
                            bodyOf(
                                    "?n=1",
                                    HttpWorld.source("url")
                                            .wrappedAs("data")
                                            .parameter("limit", "n")
                                            .item("{\"key\":\"${text}\"}")))
                    .isEqualTo("{\"data\": [{\"key\":\"a0\"}], \"next_cursor\": \"1\"}");
        }

        @Test
        void points_to_the_next_page() throws Exception {
            try (SourceWorld world = HttpWorld.source("url").pageSize(1).get()) {
                world.add(Item.of(0, 0, Texture.PLAIN));
                world.add(Item.of(0, 1, Texture.PLAIN));
                String url = world.settings().get("url");
                assertThat(ask("GET", url, "").headers().firstValue("Link"))
                        .contains("<" + url + "?cursor=1>; rel=\"next\"");
                assertThat(ask("GET", url + "?cursor=1", "").headers().firstValue("Link"))
                        .isEmpty();
            }
        }
    }

    @Nested
    class AMailbox {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a0 | a0",
                    "[\"a0\", \"a1\"] | a0 a1",
                    "{\"id\": \"a0\", \"text\": \"a0\"} | a0",
                    "[{\"x\": \"a0\"}, {\"x\": \"a1\"}] | a0 a1"
                })
        void stores_what_is_posted(String body, String items) throws Exception {
            try (SinkWorld world = HttpWorld.sink("url").get()) {
                ask("POST", world.settings().get("url"), body);
                assertThat(world.stored()).containsExactly(items.split(" "));
            }
        }

        @Test
        void stores_lines_one_by_one() throws Exception {
            try (SinkWorld world = HttpWorld.sink("url").get()) {
                ask("POST", world.settings().get("url"), "{\"x\": \"a0\"}\n{\"x\": \"a1\"}\n");
                assertThat(world.stored()).containsExactly("a0", "a1");
            }
        }

        @Test
        void replaces_what_is_put_and_removes_what_is_deleted() throws Exception {
            try (SinkWorld world = HttpWorld.sink("url").get()) {
                String url = world.settings().get("url");
                ask("PUT", url + "/1", "a0");
                ask("PUT", url + "/1", "a1");
                ask("PUT", url + "/2", "a2");
                assertThat(world.stored()).containsExactly("a1", "a2");
                ask("DELETE", url + "/1", "");
                assertThat(world.stored()).containsExactly("a2");
            }
        }

        @Test
        void can_store_and_not_answer() throws Exception {
            try (SinkWorld world = HttpWorld.sink("url").get()) {
                world.meet(call -> Fate.FAIL_AFTER);
                assertThatThrownBy(() -> ask("PUT", world.settings().get("url"), "a0"))
                        .isInstanceOf(IOException.class);
                assertThat(world.stored()).containsExactly("a0");
            }
        }

        @Test
        void can_blame_what_a_request_carries_and_store_nothing_of_it() throws Exception {
            try (SinkWorld world = HttpWorld.sink("url").blamingWith(422).get()) {
                String url = world.settings().get("url");
                assertThat(world.poison(Item.of(0, 1, Texture.PLAIN))).isPresent();
                assertThat(ask("POST", url, "[\"a0\", \"a1\"]").statusCode()).isEqualTo(422);
                assertThat(world.stored()).isEmpty();
                assertThat(ask("POST", url, "[\"a0\"]").statusCode()).isEqualTo(200);
                assertThat(world.stored()).containsExactly("a0");
            }
        }

        @Test
        void can_ask_to_come_again_later() throws Exception {
            try (SinkWorld world = HttpWorld.sink("url").refusingWith(429).get()) {
                world.refuse(1);
                HttpResponse<String> answer = ask("POST", world.settings().get("url"), "a0");
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).contains("0");
                assertThat(world.stored()).isEmpty();
            }
        }
    }
}
