package dev.skylark.sandbox.http;

/** Something that answers requests, and how long a body it takes. */
public record Endpoint(int longestBody, Handler handler) {

    /** As much as API Gateway lets through to a Lambda. */
    public static final int USUAL = 10 << 20;

    /** Room for ten files. */
    public static final int WITH_FILES = 128 << 20;

    /** Answers one request; what it throws becomes a 500. */
    @FunctionalInterface
    public interface Handler {
        Response answer(Request request);
    }

    public static Route<Endpoint> route(String method, String template, Handler handler) {
        return new Route<>(method, template, new Endpoint(USUAL, handler));
    }

    public static Route<Endpoint> routeForFiles(String method, String template, Handler handler) {
        return new Route<>(method, template, new Endpoint(WITH_FILES, handler));
    }
}
