package dev.skylark.account;

import dev.skylark.json.Json;
import java.time.Instant;

/** What opens somebody's account; {@code refresh} is empty where it cannot be had anew. */
public record Tokens(String access, String refresh, Instant until) {

    String written() {
        return Json.fields()
                .with("access", access)
                .with("refresh", refresh)
                .with("until", until.getEpochSecond())
                .toString();
    }

    static Tokens read(String written) {
        var json = Json.read(written);
        return new Tokens(
                json.at("access").text(),
                json.at("refresh").text(),
                Instant.ofEpochSecond(json.at("until").whole(0)));
    }

    @Override
    public String toString() {
        return "Tokens[until " + until + "]";
    }
}
