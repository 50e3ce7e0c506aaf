package dev.skylark.sandbox.discord;

import dev.skylark.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The parts of a message or a form, and how to walk through them. */
// https://discord.com/developers/docs/components/reference
final class Components {

    static final int ROW = 1;
    static final int BUTTON = 2;
    static final int TEXT_SELECT = 3;
    static final int TEXT_INPUT = 4;
    static final int USER_SELECT = 5;
    static final int ROLE_SELECT = 6;
    static final int MENTIONABLE_SELECT = 7;
    static final int CHANNEL_SELECT = 8;
    static final int SECTION = 9;
    static final int TEXT = 10;
    static final int THUMBNAIL = 11;
    static final int GALLERY = 12;
    static final int FILE = 13;
    static final int SEPARATOR = 14;
    static final int CONTAINER = 17;
    static final int LABEL = 18;
    static final int UPLOAD = 19;
    static final int RADIO_GROUP = 21;
    static final int CHECKBOX_GROUP = 22;
    static final int CHECKBOX = 23;

    private static final List<String> SINGLE = List.of("accessory", "component");

    private Components() {}

    static int type(Json component) {
        return (int) component.at("type").whole(0);
    }

    static boolean isSelect(int type) {
        return type == TEXT_SELECT || (type >= USER_SELECT && type <= CHANNEL_SELECT);
    }

    /** Each of them, and all that is inside. */
    static Stream<Json> all(Json components) {
        return components.items().stream()
                .flatMap(it -> Stream.of(
                                Stream.of(it),
                                all(it.at("components")),
                                SINGLE.stream()
                                        .map(it::at)
                                        .filter(one -> !one.isNothing())
                                        .flatMap(one -> all(Json.items(List.of(one)))))
                        .flatMap(parts -> parts));
    }

    static Optional<Json> find(Json components, String customId) {
        return all(components)
                .filter(it ->
                        it.at("custom_id").isText() && it.at("custom_id").text().equals(customId))
                .findFirst();
    }

    /** Every component with a number of its own, as Discord adds it where we did not. */
    static Json numbered(Json components) {
        var taken = new HashSet<Long>();
        all(components).forEach(it -> taken.add(it.at("id").whole(0)));
        var next = new long[] {1};
        return each(components, it -> {
            if (it.at("id").whole(0) > 0) {
                return it;
            }
            while (!taken.add(next[0])) {
                next[0]++;
            }
            return it.with("id", next[0]);
        });
    }

    /** The same tree with every component replaced, outer ones first. */
    static Json each(Json components, UnaryOperator<Json.Fields> how) {
        return Json.items(components.items().stream().map(it -> {
            var now = it instanceof Json.Fields fields ? how.apply(fields) : Json.fields();
            if (!now.at("components").isNothing()) {
                now = now.with("components", each(now.at("components"), how));
            }
            for (var name : SINGLE) {
                if (now.at(name) instanceof Json.Fields one) {
                    now = now.with(
                            name, each(Json.items(List.of(one)), how).items().getFirst());
                }
            }
            return now;
        }));
    }
}
