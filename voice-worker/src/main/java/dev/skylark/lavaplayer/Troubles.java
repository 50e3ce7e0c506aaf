package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.tools.FriendlyException;
import dev.skylark.player.Sources.Trouble;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.http.HttpException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.client.RedirectException;
import org.apache.http.conn.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** Says in our words what went wrong in LavaPlayer and below. */
final class Troubles {

    private static final int DEPTH = 12;
    private static final int LONGEST = 200;

    private Troubles() {}

    /** The first cause from the top that we have a word for. */
    static Trouble of(Throwable broken) {
        return causes(broken).stream()
                .flatMap(it -> known(it).stream())
                .findFirst()
                .orElse(Trouble.BROKEN);
    }

    private static Optional<Trouble> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case Refusal refusal -> refusal.trouble();
                    case FriendlyException friendly when isPlain(friendly) -> Trouble.NOT_MUSIC;
                    case ConnectTimeoutException slow -> Trouble.UNREACHABLE;
                    case SocketTimeoutException slow -> Trouble.TOO_SLOW;
                    case UnknownHostException unknown -> Trouble.UNREACHABLE;
                    case SocketException refused -> Trouble.UNREACHABLE;
                    case SSLException untrusted -> Trouble.UNREACHABLE;
                    case NoHttpResponseException silent -> Trouble.UNREACHABLE;
                    case RedirectException round -> Trouble.TOO_MANY_REDIRECTS;
                    case HttpException garbled when garbled.getCause() == null -> Trouble.UNREACHABLE;
                    default -> null;
                });
    }

    /** What LavaPlayer calls common is nobody's fault: it may not be played, or only somewhere else. */
    private static boolean isPlain(FriendlyException friendly) {
        return friendly.severity == FriendlyException.Severity.COMMON && friendly.getCause() == null;
    }

    /** What the deepest cause says, without secrets. */
    static String detail(Throwable broken) {
        var causes = causes(broken);
        return Stream.concat(causes.reversed().stream(), Stream.of(broken))
                .map(Throwable::getMessage)
                .filter(it -> it != null && !it.isBlank())
                .findFirst()
                .map(it -> Redactor.redact(Cut.clip(it, LONGEST)))
                .orElse("");
    }

    private static List<Throwable> causes(Throwable broken) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable it = broken; it != null && causes.size() < DEPTH; it = it.getCause()) {
            causes.add(it);
        }
        return causes;
    }
}
