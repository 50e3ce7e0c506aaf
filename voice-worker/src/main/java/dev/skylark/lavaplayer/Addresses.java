package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the addresses that people give. */
final class Addresses {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)[a-z][a-z0-9+.-]{0,20}+://.*+|(?:file|data|javascript|jar|blob|mailto|gopher|library):\\S.*+");

    /** What may stand in an address as it is: RFC 3986. */
    private static final String PLAIN = "-._~:/?#@!$&'()*+,;=%";

    private Addresses() {}

    /** Whether somebody wrote an address and no words to search for. */
    static boolean isAddress(String what) {
        return ADDRESS.matcher(what).matches();
    }

    /** Without the brackets in which people put an address so that the chat does not unfold it. */
    static String bare(String what) {
        var text = what.strip();
        return text.startsWith("<") && text.endsWith(">") && text.length() > 2
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** As somebody pastes it: with characters that must be written otherwise. */
    static URI read(String text) {
        var written = new StringBuilder();
        for (var it : text.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (it & 0xFF);
            if (letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0)) {
                written.append(letter);
            } else if ((letter == '[' || letter == ']') && text.indexOf('[') == text.indexOf("//") + 2) {
                written.append(letter);
            } else {
                written.append('%').append(String.format(Locale.ROOT, "%02X", it & 0xFF));
            }
        }
        return URI.create(written.toString());
    }

    /** Of the web and without a name and password, which nobody shall see and which hide where it leads. */
    static URI ofTheWeb(URI address) throws Refusal {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Refusal(Trouble.SCHEME, scheme);
        }
        var authority = address.getRawAuthority();
        if (address.getHost() == null || authority == null) {
            throw new Refusal(Trouble.UNREACHABLE, "There is no such host.");
        }
        return URI.create(scheme + "://" + authority.substring(authority.lastIndexOf('@') + 1)
                + Optional.ofNullable(address.getRawPath()).orElse("")
                + Optional.ofNullable(address.getRawQuery()).map(it -> "?" + it).orElse(""));
    }

    /** Whether it is a page of this site, or of a part of it. */
    static boolean isOf(URI address, String site) {
        var host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        return host.equals(site) || host.endsWith("." + site);
    }

    /** The last part of the path, as a title for what has none. */
    static String name(URI address) {
        var path = Optional.ofNullable(address.getPath()).orElse("");
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? Optional.ofNullable(address.getHost()).orElse("") : name;
    }
}
