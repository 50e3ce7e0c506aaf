package dev.skylark.account;

/**
 * Who we are at a service: id and secret of our app. Of Apple the team, the text of its private key, and the
 * {@code key}'s id, which nobody else has.
 */
public record Client(String id, String secret, String key) {
    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
