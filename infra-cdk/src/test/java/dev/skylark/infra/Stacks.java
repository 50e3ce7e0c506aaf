package dev.skylark.infra;

import dev.skylark.Needs;
import dev.skylark.settings.Lambda;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** The stacks as templates, made from folders that stand for the functions and the image. */
record Stacks(CloudAssembly assembly, Template data, Template voice, Template doors) {

    private static @Nullable Stacks usual;

    /** As they are when nothing is chosen; made once. */
    static synchronized Stacks usual() {
        var made = usual;
        if (made == null) {
            made = with(Map.of());
            usual = made;
        }
        return made;
    }

    static Stacks with(Map<String, Object> context) {
        return of(app(context));
    }

    static Stacks of(SkylarkApp app) {
        return new Stacks(
                app.synth(),
                Template.fromStack(app.data()),
                Template.fromStack(app.voice()),
                Template.fromStack(app.doors()));
    }

    static SkylarkApp app(Map<String, Object> context) {
        Needs.program("node", "apt-get install nodejs");
        try {
            var folder = Files.createDirectories(Path.of("target", "stacks"));
            var lambda = Files.createDirectories(folder.resolve("lambda"));
            Files.writeString(lambda.resolve("Nothing.class"), "stands for the functions");
            var image = Files.createDirectories(folder.resolve("image"));
            Files.writeString(image.resolve("Dockerfile"), "FROM scratch");
            return new SkylarkApp(lambda, image, Files.createTempDirectory(folder, "cdk.out"), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties of each resource of one type, by logical id; there is always one. */
    static Map<String, Object> properties(Template template, String type) {
        var found = new TreeMap<String, Object>();
        template.findResources(type).forEach((id, resource) -> found.put(id, at(resource, "Properties")));
        if (found.isEmpty()) {
            throw new AssertionError("no " + type);
        }
        return found;
    }

    /** The one resource of a type whose properties hold a value. */
    static String idOf(Template template, String type, String property, Object value) {
        return properties(template, type).entrySet().stream()
                .filter(resource -> value.equals(maybe(resource.getValue(), property)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s with %s %s".formatted(type, property, value)));
    }

    /** What one function may do. */
    static List<Object> statements(Template template, Lambda lambda) {
        var function = idOf(template, "AWS::Lambda::Function", "Handler", lambda.handler());
        var role = ((List<?>) at(properties(template, "AWS::Lambda::Function"), function, "Role", "Fn::GetAtt"))
                .getFirst();
        return policies(template)
                .filter(policy -> list(at(policy, "Roles")).contains(Map.of("Ref", role)))
                .<Object>flatMap(policy -> list(at(policy, "PolicyDocument", "Statement")).stream())
                .toList();
    }

    /** Everything by which somebody is allowed something. */
    static Stream<Object> policies(Template template) {
        return Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
                .flatMap(type -> properties(template, type).values().stream());
    }

    /** A part of a statement as texts, with the template's own references as {@code <name>}. */
    static List<String> texts(Object statement, String part) {
        return list(at(statement, part)).stream().map(Stacks::text).toList();
    }

    static String text(Object node) {
        return switch (node) {
            case Map<?, ?> map
            when map.containsKey("Fn::Join") -> {
                var parts = (List<?>) ((List<?>) at(map, "Fn::Join")).getLast();
                yield parts.stream().map(Stacks::text).collect(Collectors.joining());
            }
            case Map<?, ?> map -> "<" + list(map.values().iterator().next()).getFirst() + ">";
            default -> node.toString();
        };
    }

    static Object at(Object node, String... path) {
        var here = node;
        for (var name : path) {
            here = Objects.requireNonNull(maybe(here, name), () -> name + " in " + node);
        }
        return here;
    }

    static @Nullable Object maybe(Object node, String name) {
        return ((Map<?, ?>) node).get(name);
    }

    /** A list as it is; anything else as the only one, as IAM has it. */
    static List<?> list(Object node) {
        return node instanceof List<?> several ? several : List.of(node);
    }
}
