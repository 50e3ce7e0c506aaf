package dev.skylark.lavaplayer;

import dev.skylark.player.Sources.Trouble;
import dev.skylark.redact.Redactor;
import dev.skylark.text.Cut;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in our words what went wrong in LavaPlayer and below. */
final class Troubles {

    private static final int DEPTH = 12;

    private Troubles() {}

    static Trouble of(Throwable broken) {
        for (var cause : causes(broken)) {
            switch (cause) {
                case Refusal refusal -> {
                    return refusal.trouble();
                }
                case UnknownHostException unknown -> {
                    return Trouble.UNREACHABLE;
                }
                case SocketTimeoutException slow -> {
                    return Trouble.TOO_SLOW;
                }
                case ConnectException refused -> {
                    return Trouble.UNREACHABLE;
                }
                case NoRouteToHostException lost -> {
                    return Trouble.UNREACHABLE;
                }
                case SocketException cut -> {
                    return Trouble.UNREACHABLE;
                }
                case SSLException untrusted -> {
                    return Trouble.UNREACHABLE;
                }
                default -> {}
            }
        }
        return Trouble.BROKEN;
    }

    /** What the deepest cause says, without secrets. */
    static String detail(Throwable broken) {
        var message = causes(broken).getLast().getMessage();
        return message == null ? "" : Redactor.redact(Cut.clip(message, 200));
    }

    private static List<Throwable> causes(Throwable broken) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable it = broken; it != null && causes.size() < DEPTH; it = it.getCause()) {
            causes.add(it);
        }
        return causes;
    }
}
