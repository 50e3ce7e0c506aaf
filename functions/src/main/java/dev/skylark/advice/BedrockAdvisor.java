package dev.skylark.advice;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.patience.Neighbour;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** {@link Advisor} of Amazon Bedrock: any model that speaks Converse. */
public final class BedrockAdvisor implements Advisor {

    /** Less than the minute of the function that waits for it. */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Supplier<BedrockRuntimeClient> client;
    private final String model;
    private final int mostTokens;
    private final Prices prices;

    /**
     * {@code model} is the id or the ARN of a model or of an inference profile; no answer gets longer than
     * {@code mostTokens}, whatever is asked.
     */
    public BedrockAdvisor(Supplier<BedrockRuntimeClient> client, String model, int mostTokens, Prices prices) {
        this.client = client;
        this.model = model;
        this.mostTokens = mostTokens;
        this.prices = prices;
    }

    /** A client that waits as long as a model thinks, and asks once more only where nothing was thought yet. */
    public static BedrockRuntimeClientBuilder patient(
            BedrockRuntimeClientBuilder builder, ClientOverrideConfiguration usual) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(LONGEST))
                .overrideConfiguration(usual.toBuilder()
                        .apiCallTimeout(LONGEST)
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(Neighbour.MODEL.patience().tries())
                                .useClientDefaults(false)
                                .retryOnException(BedrockAdvisor::isThrottled)
                                .treatAsThrottling(BedrockAdvisor::isThrottled)
                                .build())
                        .build());
    }

    private static boolean isThrottled(Throwable it) {
        return it instanceof SdkServiceException refused && refused.isThrottlingException();
    }

    @Override
    public Answer<Advice> ask(Question question) {
        try {
            return advice(client.get()
                    .converse(it -> it.modelId(model)
                            .system(SystemContentBlock.fromText(question.system()))
                            .messages(Message.builder()
                                    .role(ConversationRole.USER)
                                    .content(ContentBlock.fromText(question.text()))
                                    .build())
                            .inferenceConfig(how ->
                                    how.temperature(0f).maxTokens(Math.min(question.mostTokens(), mostTokens)))));
        } catch (AwsServiceException refused) {
            return failed(refused);
        } catch (SdkClientException down) {
            return Answer.failed(Trouble.DOWN, String.valueOf(down.getMessage()));
        }
    }

    private Answer<Advice> advice(ConverseResponse said) {
        return switch (said.stopReason()) {
            case END_TURN, STOP_SEQUENCE -> Answer.got(advice(said, false));
            case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED -> Answer.got(advice(said, true));
            default -> Answer.failed(Trouble.UNSUPPORTED, "The model stopped: " + said.stopReasonAsString());
        };
    }

    private Advice advice(ConverseResponse said, boolean cutOff) {
        var text = said.output().message().content().stream()
                .map(ContentBlock::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
        var in = said.usage().inputTokens();
        var out = said.usage().outputTokens();
        return new Advice(text, in, out, prices.dollars(model, in, out), cutOff);
    }

    // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_Errors
    private Answer<Advice> failed(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        var code = details == null ? "" : details.errorCode();
        if (refused.isThrottlingException()) {
            return Answer.failed(Trouble.BUSY, code);
        }
        return switch (code) {
            case "AccessDeniedException" ->
                Answer.failed(Trouble.DENIED, "Access to the model " + model + " must be enabled in Amazon Bedrock.");
            case "ValidationException" -> Answer.failed(Trouble.UNSUPPORTED, code);
            case "ResourceNotFoundException" -> Answer.failed(Trouble.GONE, code);
            case "ServiceQuotaExceededException" -> Answer.failed(Trouble.LIMIT, code);
            default ->
                Answer.failed(
                        refused instanceof ModelTimeoutException || refused.statusCode() >= 500
                                ? Trouble.DOWN
                                : Trouble.OTHER,
                        code);
        };
    }
}
