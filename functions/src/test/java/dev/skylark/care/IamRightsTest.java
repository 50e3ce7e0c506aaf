package dev.skylark.care;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.care.AwsRights.Right;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** IAM's simulation, which moto does not have, in the words that AWS sends. */
final class IamRightsTest {

    private static final Right LOOK = Right.everywhere("ec2:DescribeInstances");
    private static final Right START = new Right(
            "ec2:StartInstances",
            "arn:%1$s:ec2:us-east-1:%2$s:instance/i-0123456789abcdef0",
            Map.of("aws:ResourceTag/skylark:guild", "1"));

    private final List<Map<String, String>> asked = new ArrayList<>();
    private String we = "arn:aws-cn:sts::123456789012:assumed-role/skylark-work/skylark-work";
    private String decision = "implicitDeny";
    private int status = 200;
    private HttpServer server;
    private AwsRights rights;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"));
        var iam = IamClient.builder()
                .endpointOverride(address)
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(it -> it.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
        var sts = StsClient.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        rights = new IamRights(() -> iam, () -> sts);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void what_the_role_may_not_is_named() {
        assertThat(rights.lacking(List.of(LOOK, START))).isEqualTo(Answer.got(List.of(START)));
    }

    @Test
    void what_is_forbidden_by_name_is_lacking_as_well() {
        decision = "explicitDeny";

        assertThat(rights.lacking(List.of(START))).isEqualTo(Answer.got(List.of(START)));
    }

    @Test
    void a_role_that_may_everything_lacks_nothing() {
        decision = "allowed";

        assertThat(rights.lacking(List.of(LOOK, START))).isEqualTo(Answer.got(List.of()));
    }

    @Test
    void it_is_asked_of_our_own_role_in_our_own_account_with_the_tag_that_it_needs() {
        rights.lacking(List.of(START));

        assertThat(asked)
                .singleElement()
                .satisfies(it -> assertThat(it)
                        .containsEntry("PolicySourceArn", "arn:aws-cn:iam::123456789012:role/skylark-work")
                        .containsEntry("ActionNames.member.1", "ec2:StartInstances")
                        .containsEntry(
                                "ResourceArns.member.1",
                                "arn:aws-cn:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0")
                        .containsEntry("ContextEntries.member.1.ContextKeyName", "aws:ResourceTag/skylark:guild")
                        .containsEntry("ContextEntries.member.1.ContextKeyValues.member.1", "1")
                        .containsEntry("ContextEntries.member.1.ContextKeyType", "string"));
    }

    @Test
    void whoever_is_no_role_is_not_simulated() {
        we = "arn:aws:iam::123456789012:user/ann";

        assertThat(rights.lacking(List.of(LOOK))).isEqualTo(Answer.failed(Trouble.UNSUPPORTED, "we are no role"));
        assertThat(asked).isEmpty();
    }

    @Test
    void who_may_not_ask_is_told_so() {
        status = 403;

        assertThat(rights.lacking(List.of(LOOK))).isEqualTo(Answer.failed(Trouble.DENIED, "AccessDenied"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var isIdentity = "GetCallerIdentity".equals(form.get("Action"));
            if (!isIdentity) {
                asked.add(form);
            }
            var body = (isIdentity ? identity() : status == 200 ? simulated(form) : denied())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(isIdentity ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    }

    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
    private String identity() {
        return """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
                  <GetCallerIdentityResult><Arn>%s</Arn><UserId>AROA123EXAMPLE123:skylark-work</UserId>
                    <Account>123456789012</Account></GetCallerIdentityResult>
                  <ResponseMetadata><RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId></ResponseMetadata>
                </GetCallerIdentityResponse>""".formatted(we);
    }

    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
    private String simulated(Map<String, String> form) {
        var action = form.getOrDefault("ActionNames.member.1", "");
        return """
                <SimulatePrincipalPolicyResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
                  <SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults><member>
                    <MatchedStatements/><MissingContextValues/>
                    <EvalResourceName>%s</EvalResourceName><EvalDecision>%s</EvalDecision>
                    <EvalActionName>%s</EvalActionName>
                  </member></EvaluationResults></SimulatePrincipalPolicyResult>
                  <ResponseMetadata><RequestId>1cdb5b0a-4c15-11e5-b121-bd8c7EXAMPLE</RequestId></ResponseMetadata>
                </SimulatePrincipalPolicyResponse>""".formatted(
                        form.get("ResourceArns.member.1"), action.equals(LOOK.action()) ? "allowed" : decision, action);
    }

    private static String denied() {
        return """
                <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
                  <Code>AccessDenied</Code><Message>not authorized to perform: iam:SimulatePrincipalPolicy</Message>
                </Error><RequestId>1</RequestId></ErrorResponse>""";
    }
}
