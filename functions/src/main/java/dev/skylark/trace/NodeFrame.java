package dev.skylark.trace;

import java.util.List;
import java.util.Optional;

/** A line such as {@code at async total (file:///app/src/cart.js:10:5)}. */
final class NodeFrame {

    private static final List<String> FOREIGN =
            List.of("node_modules/", "node_modules\\", "node:", "/var/runtime/", "<anonymous>");

    private NodeFrame() {}

    static Optional<Frame> read(String text) {
        if (!text.startsWith("at ")) {
            return Optional.empty();
        }
        var call = text.substring(3, text.length() - (text.endsWith(" {") ? 2 : 0));
        var rest = call.startsWith("async ") ? call.substring(6) : call;
        var open = rest.endsWith(")") ? rest.indexOf(" (") : -1;
        var place = open < 0 ? rest : rest.substring(open + 2, rest.length() - 1);
        var column = colon(place);
        var row = colon(place.substring(0, column));
        // some give no column
        var line =
                row < column ? place.substring(row + 1, column) : place.substring(Math.min(column + 1, place.length()));
        var end = Math.min(row, column);
        if (end == place.length() && (open < 0 || !isPlaceless(place))) {
            return Optional.empty();
        }
        var file = file(place.substring(0, end));
        return Optional.of(new Frame(
                file, JvmFrame.number(line), open < 0 ? "<anonymous>" : name(rest.substring(0, open)), isOwn(file)));
    }

    /** Where the colon stands before a number at the end, or the end. */
    private static int colon(String place) {
        int at = place.length();
        while (at > 0 && place.charAt(at - 1) >= '0' && place.charAt(at - 1) <= '9') {
            at--;
        }
        return at > 1 && at < place.length() && place.charAt(at - 1) == ':' ? at - 1 : place.length();
    }

    private static boolean isPlaceless(String place) {
        return place.equals("<anonymous>") || place.equals("native") || place.startsWith("index ");
    }

    private static String name(String function) {
        var alias = function.indexOf(" [as ");
        return alias < 0 ? function : function.substring(0, alias);
    }

    private static String file(String url) {
        var path = url.startsWith("file://") ? url.substring(7) : url;
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static boolean isOwn(String file) {
        return file.indexOf('.') >= 0
                && !file.startsWith("internal/")
                && FOREIGN.stream().noneMatch(file::contains);
    }
}
