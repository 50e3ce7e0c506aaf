package dev.skylark.sandbox.discord;

import static dev.skylark.sandbox.discord.Flaws.join;

import dev.skylark.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether Discord would take these components in a message. */
final class ComponentCheck {

    static final int MOST = 40;
    static final int MOST_CHARACTERS = 4000;

    private static final Set<Integer> IN_A_MESSAGE = Set.of(
            Components.ROW,
            Components.SECTION,
            Components.TEXT,
            Components.GALLERY,
            Components.FILE,
            Components.SEPARATOR,
            Components.CONTAINER);
    private static final Set<Integer> IN_A_CONTAINER = Set.of(
            Components.ROW,
            Components.SECTION,
            Components.TEXT,
            Components.GALLERY,
            Components.FILE,
            Components.SEPARATOR);
    private static final Set<Integer> BESIDE_A_SECTION = Set.of(Components.BUTTON, Components.THUMBNAIL);

    private final Flaws flaws;
    private final Set<String> files;
    private final ControlCheck controls;

    private ComponentCheck(Flaws flaws, Set<String> files) {
        this.flaws = flaws;
        this.files = files;
        this.controls = new ControlCheck(flaws, false);
    }

    /** {@code files} are the names that {@code attachment://} may refer to. */
    static void check(Json components, boolean layout, Set<String> files, Flaws flaws) {
        var check = new ComponentCheck(flaws, files);
        var before = flaws.count();
        var most = layout ? MOST : 5;
        var top = flaws.list(Json.fields().with("components", components), "", "components", 0, most);
        for (int i = 0; i < top.size(); i++) {
            check.component(top.get(i), "components." + i, layout ? IN_A_MESSAGE : Set.of(Components.ROW));
        }
        if (flaws.count() == before) {
            whole(components, flaws);
        }
    }

    /** What only the whole tree shows. */
    static void whole(Json components, Flaws flaws) {
        var everything = Components.all(components).toList();
        if (everything.size() > MOST) {
            flaws.add(
                    "components",
                    "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                    "The total number of components exceeds the maximum of " + MOST);
        }
        var characters = everything.stream()
                .filter(it -> Components.type(it) == Components.TEXT)
                .map(it -> it.at("content").text())
                .mapToInt(it -> it.codePointCount(0, it.length()))
                .sum();
        if (characters > MOST_CHARACTERS) {
            flaws.add(
                    "components",
                    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                    "The total displayable text size exceeds the maximum of " + MOST_CHARACTERS);
        }
        unique(
                "custom_id",
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                "Component custom id cannot be duplicated",
                everything,
                flaws);
        unique("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated", everything, flaws);
    }

    private static void unique(String field, String code, String message, List<Json> everything, Flaws flaws) {
        var seen = new HashSet<String>();
        everything.stream()
                .map(it -> it.at(field).text())
                .filter(it -> !it.isEmpty() && !it.equals("0") && !seen.add(it))
                .forEach(it -> flaws.add("components", code, message + ": " + it));
    }

    private void component(Json component, String path, Set<Integer> allowed) {
        var type = Components.type(component);
        if (!allowed.contains(type)) {
            flaws.add(
                    join(path, "type"),
                    "UNION_TYPE_CHOICES",
                    "Value of field \"type\" must be one of ("
                            + allowed.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ")) + ").");
            return;
        }
        flaws.wholeIfAny(component, path, "id", 0, Integer.MAX_VALUE);
        switch (type) {
            case Components.ROW -> controls.row(component, path);
            case Components.SECTION -> section(component, path);
            case Components.TEXT -> flaws.text(component, path, "content", 1, MOST_CHARACTERS);
            case Components.THUMBNAIL -> picture(component, path);
            case Components.GALLERY -> gallery(component, path);
            case Components.FILE -> file(component, path);
            case Components.SEPARATOR -> {
                flaws.truthIfAny(component, path, "divider");
                flaws.wholeIfAny(component, path, "spacing", 1, 2);
            }
            case Components.CONTAINER -> container(component, path);
            case Components.BUTTON -> controls.button(component, path);
            default -> throw new IllegalStateException("A component of type " + type + " is allowed, but not checked.");
        }
    }

    private void section(Json section, String path) {
        var texts = flaws.list(section, path, "components", 1, 3);
        for (int i = 0; i < texts.size(); i++) {
            component(texts.get(i), join(path, "components." + i), Set.of(Components.TEXT));
        }
        if (section.at("accessory").isNothing()) {
            flaws.missing(join(path, "accessory"));
        } else {
            component(section.at("accessory"), join(path, "accessory"), BESIDE_A_SECTION);
        }
    }

    private void container(Json container, String path) {
        flaws.wholeIfAny(container, path, "accent_color", 0, 0xFFFFFF);
        flaws.truthIfAny(container, path, "spoiler");
        var inside = flaws.list(container, path, "components", 1, MOST);
        for (int i = 0; i < inside.size(); i++) {
            component(inside.get(i), join(path, "components." + i), IN_A_CONTAINER);
        }
    }

    private void gallery(Json gallery, String path) {
        var items = flaws.list(gallery, path, "items", 1, 10);
        for (int i = 0; i < items.size(); i++) {
            picture(items.get(i), join(path, "items." + i));
        }
    }

    private void picture(Json picture, String path) {
        media(picture.at("media"), join(path, "media"), false);
        flaws.textIfAny(picture, path, "description", 0, 1024);
        flaws.truthIfAny(picture, path, "spoiler");
    }

    private void file(Json file, String path) {
        media(file.at("file"), join(path, "file"), true);
        flaws.truthIfAny(file, path, "spoiler");
    }

    private void media(Json media, String path, boolean attachedOnly) {
        var url = media.at("url");
        if (!url.isText()) {
            flaws.missing(join(path, "url"));
        } else if (url.text().startsWith("attachment://")) {
            if (!files.contains(url.text().substring("attachment://".length()))) {
                flaws.add(
                        join(path, "url"),
                        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                        "The referenced attachment cannot be found: " + url.text());
            }
        } else if (attachedOnly || !url.text().matches("https?://\\S{1,2000}")) {
            flaws.add(join(path, "url"), "URL_TYPE_INVALID_SCHEME", "Not a URL that Discord takes here: " + url.text());
        }
    }
}
