package dev.skylark.github;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.json.Json;
import dev.skylark.redact.Redactor;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** GitHub said no, or nothing. */
final class Refused extends IOException {

    /** Something that GitHub is asked. */
    interface Question<T> {
        T answer() throws IOException;
    }

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 300;

    private final int status;
    private final Trouble trouble;

    private Refused(int status, Trouble trouble, String detail) {
        super(detail);
        this.status = status;
        this.trouble = trouble;
    }

    Refused(Trouble trouble, String detail) {
        this(0, trouble, detail);
    }

    static Refused of(int status, HttpHeaders headers, byte[] body) {
        return new Refused(status, trouble(status, headers, body), "HTTP " + status + words(body));
    }

    /** The status of the refusal, 0 where there was none. */
    int status() {
        return status;
    }

    Trouble trouble() {
        return trouble;
    }

    static <T> Answer<T> asked(Question<T> question) {
        try {
            return Answer.got(question.answer());
        } catch (IOException | RuntimeException failure) {
            var refused = in(failure);
            if (refused.isPresent()) {
                return Answer.failed(
                        refused.get().trouble, String.valueOf(refused.get().getMessage()));
            }
            // the library wraps what it cannot read where it turns over pages
            if (failure instanceof RuntimeException ours && !(ours.getCause() instanceof IOException)) {
                throw ours;
            }
            return Answer.failed(Trouble.OTHER, "it does not answer as GitHub does");
        }
    }

    /** The refusal behind a failure: libraries wrap it. */
    static Optional<Refused> in(Throwable failure) {
        return Stream.<Throwable>iterate(failure, it -> it != null, it -> it.getCause())
                .filter(it -> it instanceof Refused)
                .map(it -> (Refused) it)
                .findFirst();
    }

    boolean isAboutDrafts() {
        return String.valueOf(getMessage()).contains("Draft pull requests");
    }

    static boolean isStatus(int status, Throwable failure) {
        return in(failure).filter(it -> it.status == status).isPresent();
    }

    // https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
    private static Trouble trouble(int status, HttpHeaders headers, byte[] body) {
        return switch (status) {
            case 429 -> Trouble.BUSY;
            case 403 -> isLimited(headers, body) ? Trouble.BUSY : Trouble.DENIED;
            case 401 -> Trouble.DENIED;
            // a repository that was renamed or moved redirects; what it is now is for the guild to say
            case 301, 302, 307, 308, 404 -> Trouble.GONE;
            case 409 -> Trouble.WRONG_STATE;
            case 410 -> Trouble.UNSUPPORTED;
            default -> status >= 500 ? Trouble.DOWN : Trouble.OTHER;
        };
    }

    private static boolean isLimited(HttpHeaders headers, byte[] body) {
        return headers.firstValue("retry-after").isPresent()
                || headers.firstValue("x-ratelimit-remaining")
                        .filter("0"::equals)
                        .isPresent()
                || words(body).toLowerCase(Locale.ROOT).contains("secondary rate");
    }

    /** GitHub's own words, which may quote what it was sent. */
    private static String words(byte[] body) {
        try {
            var said = Json.read(body);
            var all = Stream.concat(
                            Stream.of(said.at("message").text()),
                            said.at("errors").items().stream().map(Refused::word))
                    .filter(it -> !it.isBlank())
                    .collect(Collectors.joining("; "));
            return all.isEmpty() ? "" : ": " + shortened(Redactor.redact(all));
        } catch (Json.NotJson page) {
            return "";
        }
    }

    private static String word(Json error) {
        if (error.isText()) {
            return error.text();
        }
        return error.at("message").isText()
                ? error.at("message").text()
                : (error.at("field").text() + " " + error.at("code").text()).strip();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }
}
