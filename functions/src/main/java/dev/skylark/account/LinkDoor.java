package dev.skylark.account;

import dev.skylark.account.Away.Why;
import dev.skylark.account.Grants.Departure;
import dev.skylark.http.Request;
import dev.skylark.http.Response;
import dev.skylark.http.Route;
import dev.skylark.text.Texts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Our page on which an account is linked: it shows whose, sends the person to the service, and takes them in when they
 * come back with the same browser. The browser's secret is the PKCE verifier: we keep only what it hashes to.
 */
final class LinkDoor {

    static final Duration IN_TIME = Duration.ofMinutes(10);

    /** Browsers take one with this prefix from us alone, over HTTPS alone. */
    static final String COOKIE = "__Host-link";

    private static final String KEPT = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";

    private final AccountNeeds needs;
    private final Passes passes;
    private final Accounts accounts;
    private final Registrations registrations;
    private final Keyring keyring;

    LinkDoor(AccountNeeds needs, Passes passes, Accounts accounts, Registrations registrations, Keyring keyring) {
        this.needs = needs;
        this.passes = passes;
        this.accounts = accounts;
        this.registrations = registrations;
        this.keyring = keyring;
    }

    /** Where a person begins who has this ticket. */
    static String address(String publicUrl, Provider provider, Slip ticket) {
        return publicUrl + path(provider) + "?ticket=" + ticket.written();
    }

    static String ticket(Slip slip) {
        return "ticket " + slip.word();
    }

    List<Route> routes() {
        return Arrays.stream(Provider.values()).flatMap(this::routes).toList();
    }

    private Stream<Route> routes(Provider provider) {
        var back = path(provider) + "/callback";
        return Stream.of(
                route("GET", path(provider), provider, this::show),
                route("POST", path(provider), provider, this::go),
                provider == Provider.APPLE
                        ? route("POST", back, provider, (request, it) -> arrived(request, it, request.form()))
                        : route("GET", back, provider, (request, it) -> arrived(request, it, request.query())));
    }

    private static Route route(
            String method, String path, Provider provider, BiFunction<Request, Provider, Response> answer) {
        return new Route(method, path, (request, _) -> answer.apply(request, provider));
    }

    private static String path(Provider provider) {
        return "/link/" + provider.word();
    }

    /** Only looked at: programs that look at addresses before people do must not use it up. */
    private Response show(Request request, Provider provider) {
        var texts = texts(request);
        var pass = Slip.read(request.query("ticket"))
                .flatMap(
                        it -> passes.look(it.person(), ticket(it), needs.clock().instant()))
                .filter(it -> it.provider() == provider);
        if (pass.isEmpty()) {
            return page(request, 400, "account.page.ticket");
        }
        return Page.asking(
                language(texts),
                texts.of("account.page.ask", provider.title()),
                List.of(
                        texts.of(
                                "account.page.ask.who",
                                provider.title(),
                                pass.get().name()),
                        texts.of("account.page.ask.else")),
                provider.word(),
                request.query("ticket"),
                texts.of("account.page.ask.button", provider.title()));
    }

    private Response go(Request request, Provider provider) {
        var now = needs.clock().instant();
        var pass = Slip.read(request.form().getOrDefault("ticket", ""))
                .flatMap(it -> passes.take(it.person(), ticket(it), now))
                .filter(it -> it.provider() == provider);
        if (pass.isEmpty()) {
            return page(request, 400, "account.page.ticket");
        }
        var client = registrations.of(provider);
        if (client.isEmpty()) {
            return page(request, 404, "account.page.notSetUp", provider.title());
        }
        var browser = Slip.of(pass.get().person());
        var state = Slip.newWord();
        passes.keep(
                trip(state),
                new Pass(browser.person(), provider, pass.get().name(), browser.challenge()),
                now.plus(IN_TIME));
        try {
            var departure =
                    keyring.outlet(provider).grants().leave(client.get(), back(provider), state, browser.challenge());
            return departed(request, provider, departure, state)
                    .with("set-cookie", COOKIE + "=" + browser.written() + KEPT + IN_TIME.toSeconds());
        } catch (Away unusable) {
            return page(request, 502, "account.page.refused", provider.title());
        }
    }

    private static Response departed(Request request, Provider provider, Departure departure, String state) {
        var texts = texts(request);
        return switch (departure) {
            case Departure.To(var address) ->
                new Response(
                        303,
                        Map.of(
                                "location",
                                address.toString(),
                                "content-type",
                                "text/plain; charset=utf-8",
                                "referrer-policy",
                                "no-referrer",
                                "cache-control",
                                "no-store"),
                        "");
            case Departure.Here here ->
                Page.scripted(
                        language(texts),
                        texts.of("account.page.ask", provider.title()),
                        List.of(texts.of("account.page.script", provider.title())),
                        here,
                        provider.word() + "/callback",
                        state,
                        Slip.newWord(),
                        texts.of("account.page.ask.button", provider.title()));
        };
    }

    private Response arrived(Request request, Provider provider, Map<String, String> said) {
        return landed(request, provider, said).with("set-cookie", COOKIE + "=" + KEPT + "0");
    }

    private Response landed(Request request, Provider provider, Map<String, String> said) {
        var browser = Slip.read(request.cookie(COOKIE));
        if (browser.isEmpty()) {
            return page(request, 400, "account.page.browser");
        }
        var pass = passes.take(
                        browser.get().person(),
                        trip(said.getOrDefault("state", "")),
                        needs.clock().instant())
                .filter(it -> it.provider() == provider
                        && isSame(it.challenge(), browser.get().challenge()));
        if (pass.isEmpty()) {
            return page(request, 400, "account.page.state");
        }
        var error = said.getOrDefault("error", "");
        if (!error.isEmpty()) {
            return error.equals("access_denied")
                    ? page(request, 200, "account.page.denied", provider.title())
                    : page(request, 502, "account.page.refused", provider.title());
        }
        var client = registrations.of(provider);
        if (client.isEmpty()) {
            return page(request, 404, "account.page.notSetUp", provider.title());
        }
        try {
            var tokens = keyring.outlet(provider)
                    .grants()
                    .arrive(client.get(), back(provider), said, browser.get().word());
            accounts.keep(keyring.sealed(pass.get().person(), provider, tokens));
            return page(
                    request,
                    200,
                    "account.page.done",
                    provider.title(),
                    pass.get().name());
        } catch (Away away) {
            return away.why() == Why.DOWN || away.why() == Why.BUSY
                    ? page(request, 502, "account.page.down", provider.title())
                    : page(request, 502, "account.page.refused", provider.title());
        }
    }

    private URI back(Provider provider) {
        return URI.create(needs.publicUrl().get() + path(provider) + "/callback");
    }

    private static String trip(String state) {
        return "trip " + state;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** In the language of the browser. */
    private static Texts texts(Request request) {
        return Texts.in(request.header("accept-language"));
    }

    private static String language(Texts texts) {
        return texts.locale().getLanguage();
    }

    /** A page with one line of the bundle and its {@code .text}. */
    private static Response page(Request request, int status, String key, Object... values) {
        var texts = texts(request);
        return Page.of(status, language(texts), texts.of(key, values), texts.of(key + ".text"));
    }
}
