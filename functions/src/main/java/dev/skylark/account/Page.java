package dev.skylark.account;

import dev.skylark.http.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small page in words, for the browser of somebody who links an account. Nobody keeps it or frames it. */
final class Page {

    private static final String SILENT = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private Page() {}

    static Response of(int status, String language, String title, String... sentences) {
        return with(status, SILENT + "; form-action 'none'", language, title, List.of(sentences), "");
    }

    /** With one button. No policy for forms: the button leads through pages of the service that only it knows. */
    static Response asking(
            String language, String title, List<String> sentences, String action, String ticket, String button) {
        return with(200, SILENT, language, title, sentences, """
                <form method="post" action="%s"><input type="hidden" name="ticket" value="%s">\
                <button>%s</button></form>
                """.formatted(
                        escaped(action), escaped(ticket), escaped(button)));
    }

    /**
     * On which a script asks, and sends back what it was told. {@code nonce} lets it and ours in, and nobody else;
     * Apple's own hosts are for what it loads and asks.
     */
    static Response scripted(
            String language,
            String title,
            List<String> sentences,
            Grants.Departure.Here asks,
            String action,
            String state,
            String nonce,
            String button) {
        var origin = Site.origin(asks.script());
        var policy = SILENT
                + "; form-action 'self'; script-src 'nonce-%s' %s; connect-src %s https://*.apple.com; frame-src https://*.apple.com"
                        .formatted(nonce, origin, origin);
        return with(200, policy, language, title, sentences, """
                <form id="back" method="post" action="%s"><input type="hidden" name="state" value="%s">\
                <input type="hidden" name="token"><input type="hidden" name="error"></form>
                <button id="go" data-token="%s">%s</button>
                <script nonce="%s" src="%s"></script>
                <script nonce="%s">
                const back = document.getElementById('back'), go = document.getElementById('go');
                const ready = MusicKit.configure({developerToken: go.dataset.token, app: {name: 'Skylark', build: '1'}});
                go.onclick = async () => {
                  try { await ready; back.token.value = await MusicKit.getInstance().authorize(); }
                  catch (no) { back.error.value = 'access_denied'; }
                  back.submit();
                };
                </script>
                """.formatted(
                        escaped(action),
                        escaped(state),
                        escaped(asks.developerToken()),
                        escaped(button),
                        escaped(nonce),
                        escaped(asks.script().toString()),
                        escaped(nonce)));
    }

    private static Response with(
            int status, String policy, String language, String title, List<String> sentences, String more) {
        var body = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark"><title>Skylark</title></head>
                <body><h1>%s</h1>
                %s
                %s</body></html>
                """.formatted(
                escaped(language),
                escaped(title),
                sentences.stream().map(it -> "<p>" + escaped(it) + "</p>").collect(Collectors.joining("\n")),
                more);
        // nobody elsewhere learns the address, which has a ticket in it; our own button still says where it comes from
        return new Response(
                status,
                Map.of(
                        "content-type", "text/html; charset=utf-8",
                        "content-security-policy", policy,
                        "referrer-policy", "same-origin",
                        "cache-control", "no-store",
                        "x-content-type-options", "nosniff"),
                body);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
