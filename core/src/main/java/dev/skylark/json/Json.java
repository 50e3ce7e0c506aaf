package dev.skylark.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A piece of JSON. Asking it for something that it does not have gives {@link Nothing}, never an error. */
public sealed interface Json {

    /** Members in the order in which they were written. */
    record Fields(Map<String, Json> members) implements Json {
        public Fields {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The same with one member more, or with another value for it. */
        public Fields with(String name, @Nullable Object value) {
            var more = new LinkedHashMap<>(members);
            more.put(name, Json.of(value));
            return new Fields(more);
        }

        /** As {@link #with}, unless there is nothing to say. */
        public Fields withIf(boolean wanted, String name, @Nullable Object value) {
            return wanted ? with(name, value) : this;
        }

        @Override
        public String toString() {
            return write(this);
        }
    }

    record Items(List<Json> elements) implements Json {
        public Items {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return write(this);
        }
    }

    record Text(String value) implements Json {
        @Override
        public String toString() {
            return write(this);
        }
    }

    /** As it was written: a literal such as 1e999999999 costs nothing until somebody wants to calculate with it. */
    record Numeral(String literal) implements Json {
        @Override
        public String toString() {
            return literal;
        }
    }

    record Truth(boolean value) implements Json {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    record Nothing() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    /** Deeper than anything Discord or AWS sends, and shallow enough for any stack. */
    int MAX_DEPTH = 64;

    static Fields fields() {
        return new Fields(Map.of());
    }

    static Items items(Collection<?> elements) {
        return new Items(elements.stream().map(Json::of).toList());
    }

    static Items items(Stream<? extends Json> elements) {
        return new Items(elements.<Json>map(it -> it).toList());
    }

    static Json of(@Nullable Object value) {
        return switch (value) {
            case null -> new Nothing();
            case Json json -> json;
            case Boolean truth -> new Truth(truth);
            case Integer number -> new Numeral(number.toString());
            case Long number -> new Numeral(number.toString());
            case Double number -> new Numeral(number.toString());
            case Collection<?> many -> items(many);
            default -> new Text(value.toString());
        };
    }

    static Json read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads exactly one document. */
    static Json read(byte[] utf8) {
        try (var parser = Reader.FACTORY.createParser(utf8)) {
            if (parser.nextToken() == null) {
                throw new NotJson("it is empty");
            }
            var value = Reader.value(parser);
            if (parser.nextToken() != null) {
                throw new NotJson("something follows the end");
            }
            return value;
        } catch (IOException broken) {
            throw new NotJson(broken.getClass().getSimpleName());
        }
    }

    default Json at(String name) {
        return this instanceof Fields(var members) ? members.getOrDefault(name, new Nothing()) : new Nothing();
    }

    default List<Json> items() {
        return this instanceof Items(var elements) ? elements : List.of();
    }

    default Map<String, Json> members() {
        return this instanceof Fields(var members) ? members : Map.of();
    }

    /** The text; of a number its literal, since some callers write ids as numbers; of anything else nothing. */
    default String text() {
        if (this instanceof Text(var value)) {
            return value;
        }
        return this instanceof Numeral(var literal) ? literal : "";
    }

    default boolean isText() {
        return this instanceof Text;
    }

    default boolean isNothing() {
        return this instanceof Nothing;
    }

    default boolean truth() {
        return this instanceof Truth(var value) && value;
    }

    default long whole(long fallback) {
        try {
            return this instanceof Numeral(var literal) ? Long.parseLong(literal) : fallback;
        } catch (NumberFormatException tooLong) {
            return fallback;
        }
    }

    default double number(double fallback) {
        return this instanceof Numeral(var literal) ? Double.parseDouble(literal) : fallback;
    }

    default byte[] bytes() {
        var out = new ByteArrayOutputStream(512);
        try (var generator = Reader.FACTORY.createGenerator(out)) {
            Reader.write(this, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String write(Json json) {
        var out = new StringWriter();
        try (var generator = Reader.FACTORY.createGenerator(out)) {
            Reader.write(json, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString();
    }

    /** What was sent is not JSON, or more of it than we read. */
    final class NotJson extends IllegalArgumentException {
        NotJson(String why) {
            super("This is not JSON that Skylark reads: " + why);
        }
    }

    /** The streaming half. */
    final class Reader {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();

        private Reader() {}

        private static Json value(JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case START_OBJECT -> {
                    var members = new LinkedHashMap<String, Json>();
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        var name = parser.currentName();
                        parser.nextToken();
                        members.put(name, value(parser));
                    }
                    yield new Fields(members);
                }
                case START_ARRAY -> {
                    var elements = new ArrayList<Json>();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        elements.add(value(parser));
                    }
                    yield new Items(elements);
                }
                case VALUE_STRING -> new Text(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
                case VALUE_TRUE -> new Truth(true);
                case VALUE_FALSE -> new Truth(false);
                case VALUE_NULL -> new Nothing();
                case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new NotJson("a value is missing");
            };
        }

        private static void write(Json json, JsonGenerator out) throws IOException {
            switch (json) {
                case Fields(var members) -> {
                    out.writeStartObject();
                    for (var member : members.entrySet()) {
                        out.writeFieldName(member.getKey());
                        write(member.getValue(), out);
                    }
                    out.writeEndObject();
                }
                case Items(var elements) -> {
                    out.writeStartArray();
                    for (var element : elements) {
                        write(element, out);
                    }
                    out.writeEndArray();
                }
                case Text(var value) -> out.writeString(value);
                case Numeral(var literal) -> out.writeNumber(literal);
                case Truth(var value) -> out.writeBoolean(value);
                case Nothing() -> out.writeNull();
            }
        }
    }
}
