package dev.skylark.advice;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** What Bedrock is asked word by word, and each of its answers. */
final class BedrockAdvisorTest {

    private static final String MODEL = "eu.amazon.nova-pro-v1:0";
    private static final String PATH = "/model/eu.amazon.nova-pro-v1%3A0/converse";
    private static final Question QUESTION = new Question("Be brief.", "Why does it fail?", 700);

    private final WireMockServer bedrock = started();
    private final BedrockRuntimeClient client = BedrockAdvisor.patient(
                    BedrockRuntimeClient.builder(),
                    ClientOverrideConfiguration.builder().build())
            .endpointOverride(URI.create(bedrock.baseUrl()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();
    private final Advisor advisor = new BedrockAdvisor(() -> client, MODEL, 600, Prices.wellKnown());

    private static WireMockServer started() {
        var server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        return server;
    }

    @AfterEach
    void close() {
        client.close();
        bedrock.stop();
    }

    @Test
    void a_question_is_asked_without_chance_and_with_an_end() {
        bedrock.stubFor(post(PATH).willReturn(said("Because.", "end_turn")));

        assertThat(advisor.ask(QUESTION))
                .isEqualTo(Answer.got(new Advice("Because.", 1000, 500, Optional.of(new BigDecimal("0.0024")), false)));
        bedrock.verify(1, postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {
                  "system": [{"text": "Be brief."}],
                  "messages": [{"role": "user", "content": [{"text": "Why does it fail?"}]}],
                  "inferenceConfig": {"temperature": 0.0, "maxTokens": 600}
                }""")));
    }

    @Test
    void what_a_model_thinks_before_it_answers_is_no_part_of_the_answer() {
        bedrock.stubFor(post(PATH).willReturn(okJson("""
                {"output": {"message": {"role": "assistant", "content": [
                  {"reasoningContent": {"reasoningText": {"text": "Hm."}}}, {"text": "Be"}, {"text": "cause."}]}},
                 "stopReason": "end_turn", "usage": {"inputTokens": 1, "outputTokens": 2, "totalTokens": 3},
                 "metrics": {"latencyMs": 4}}""")));

        assertThat(advisor.ask(QUESTION).map(Advice::text)).isEqualTo(Answer.got("Because."));
    }

    @Test
    void an_answer_that_got_too_long_is_marked_as_cut_off() {
        bedrock.stubFor(post(PATH).willReturn(said("Because of", "max_tokens")));

        assertThat(advisor.ask(QUESTION).map(Advice::cutOff)).isEqualTo(Answer.got(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guardrail_intervened", "content_filtered", "tool_use", "something_new"})
    void an_answer_that_was_blocked_is_none(String reason) {
        bedrock.stubFor(post(PATH).willReturn(said("Sorry.", reason)));

        assertThat(advisor.ask(QUESTION)).isEqualTo(Answer.failed(Trouble.UNSUPPORTED, "The model stopped: " + reason));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ValidationException, UNSUPPORTED",
        "404, ResourceNotFoundException, GONE",
        "400, ServiceQuotaExceededException, LIMIT",
        "408, ModelTimeoutException, DOWN",
        "500, InternalServerException, DOWN",
        "503, ServiceUnavailableException, DOWN",
        "424, ModelErrorException, OTHER",
        "403, UnrecognizedClientException, OTHER",
    })
    void a_failure_is_told_by_its_name_and_not_asked_again(int status, String code, Trouble trouble) {
        bedrock.stubFor(post(PATH).willReturn(error(status, code)));

        assertThat(advisor.ask(QUESTION)).isEqualTo(Answer.failed(trouble, code));
        bedrock.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void who_may_not_use_the_model_is_told_to_enable_it() {
        bedrock.stubFor(post(PATH).willReturn(error(403, "AccessDeniedException")));

        assertThat(advisor.ask(QUESTION))
                .isEqualTo(Answer.failed(
                        Trouble.DENIED, "Access to the model " + MODEL + " must be enabled in Amazon Bedrock."));
    }

    @ParameterizedTest
    @CsvSource({"ThrottlingException, 2", "ModelNotReadyException, 2"})
    void a_busy_model_is_asked_once_more(String code, int times) {
        bedrock.stubFor(post(PATH).willReturn(error(429, code)));

        assertThat(advisor.ask(QUESTION)).isEqualTo(Answer.failed(Trouble.BUSY, code));
        bedrock.verify(times, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_model_that_was_busy_for_a_moment_answers() {
        bedrock.stubFor(post(PATH)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(error(429, "ThrottlingException"))
                .willSetStateTo("free"));
        bedrock.stubFor(
                post(PATH).inScenario("busy").whenScenarioStateIs("free").willReturn(said("Because.", "end_turn")));

        assertThat(advisor.ask(QUESTION).map(Advice::text)).isEqualTo(Answer.got("Because."));
    }

    @Test
    void a_line_that_breaks_is_down() {
        bedrock.stubFor(post(PATH).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(advisor.ask(QUESTION))
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.trouble()).isEqualTo(Trouble.DOWN));
        bedrock.verify(1, anyRequestedFor(anyUrl()));
    }

    private static ResponseDefinitionBuilder said(String text, String reason) {
        return okJson("""
                {"output": {"message": {"role": "assistant", "content": [{"text": "%s"}]}}, "stopReason": "%s",
                 "usage": {"inputTokens": 1000, "outputTokens": 500, "totalTokens": 1500},
                 "metrics": {"latencyMs": 812}}""".formatted(text, reason));
    }

    private static ResponseDefinitionBuilder error(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader("x-amzn-ErrorType", code + ":http://internal.amazon.com/coral/")
                .withBody("{\"message\": \"So it is.\"}");
    }
}
