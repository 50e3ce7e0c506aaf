package dev.skylark.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body that holds several: fields and files, as RFC 7578 has it. */
public final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("[; ]filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type:\\s*([^\\r\\n]+)");
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    /** One of the bodies; the file name is empty where none was given. */
    @SuppressWarnings("ArrayRecordComponent") // parts are never compared
    public record Part(String name, String filename, String type, byte[] bytes) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Multipart() {}

    public static boolean is(String contentType) {
        return contentType.startsWith("multipart/form-data");
    }

    /** The parts; of a body that breaks off, those that are whole. */
    public static List<Part> read(String contentType, byte[] body) {
        var named = BOUNDARY.matcher(contentType);
        if (!named.find()) {
            return List.of();
        }
        var boundary = named.group(1) == null ? named.group(2) : named.group(1);
        var delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        var parts = new ArrayList<Part>();
        var start = indexOf(body, delimiter, 0);
        while (start >= 0) {
            var next = indexOf(body, delimiter, start + delimiter.length);
            var blank = indexOf(body, BLANK_LINE, start);
            if (next < 0 || blank < 0 || blank > next) {
                break;
            }
            var header = new String(body, start, blank - start, StandardCharsets.UTF_8);
            // the line end before the delimiter belongs to the delimiter
            var bytes = Arrays.copyOfRange(body, blank + 4, Math.max(blank + 4, next - 2));
            parts.add(new Part(first(NAME, header), first(FILENAME, header), first(TYPE, header), bytes));
            start = next;
        }
        return parts;
    }

    private static String first(Pattern pattern, String header) {
        Matcher found = pattern.matcher(header);
        return found.find() ? found.group(1).strip() : "";
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int at = from; at <= body.length - wanted.length; at++) {
            if (body[at] == wanted[0] && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
