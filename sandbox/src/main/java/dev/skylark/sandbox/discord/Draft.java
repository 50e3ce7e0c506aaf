package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import dev.skylark.sandbox.http.Multipart;
import dev.skylark.sandbox.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody sends: the body, and the files that came with it. */
record Draft(Json body, List<File> files) {

    private static final Pattern FILE_FIELD = Pattern.compile("files?\\[(\\d{1,3})]");
    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{N}._-]+");

    /** A file under the number by which the body speaks of it. */
    @SuppressWarnings("ArrayRecordComponent") // files are never compared
    record File(String number, String name, String type, byte[] bytes) {

        /** As Discord keeps it: no spaces, nothing that could be a path. */
        String safeName() {
            var safe = ODD.matcher(name).replaceAll("_");
            return safe.isEmpty() || safe.startsWith(".") ? "file" + safe : safe;
        }
    }

    Draft {
        files = List.copyOf(files);
    }

    static Draft of(Json body) {
        return new Draft(body, List.of());
    }

    /** Reads a body of either form; multipart carries the JSON in {@code payload_json}. */
    static Draft read(Request request) {
        try {
            var type = request.header("content-type");
            return Multipart.is(type) ? multipart(Multipart.read(type, request.body())) : of(request.json());
        } catch (Json.NotJson broken) {
            throw DiscordError.notJson();
        }
    }

    private static Draft multipart(List<Multipart.Part> parts) {
        Json body = Json.fields();
        var files = new ArrayList<File>();
        for (var part : parts) {
            var numbered = FILE_FIELD.matcher(part.name());
            if (part.name().equals("payload_json")) {
                body = Json.read(part.bytes());
            } else if (!part.filename().isEmpty()) {
                var number = numbered.matches() ? numbered.group(1) : part.name();
                files.add(new File(number, part.filename(), part.type(), part.bytes()));
            }
        }
        return new Draft(body, files);
    }

    /** The part of the body that is the message itself, where it stands inside something else. */
    Draft at(String field) {
        return new Draft(body.at(field), files);
    }

    Optional<File> file(String number) {
        return files.stream().filter(it -> it.number().equals(number)).findFirst();
    }
}
