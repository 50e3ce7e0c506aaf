package dev.skylark.command;

import dev.skylark.command.Command.Trait;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every command there is. Discord's limits are checked when it is built, not when somebody types. */
public final class Catalogue {

    // https://discord.com/developers/docs/interactions/application-commands
    private static final Pattern NAME = Pattern.compile("[-_'\\p{L}\\p{N}]{1,32}");
    private static final int MOST_COMMANDS = 100;
    private static final int MOST_CHILDREN = 25;
    private static final int MOST_CHOICES = 25;
    private static final int LONGEST_DESCRIPTION = 100;
    static final int LONGEST_COMMAND = 8000;

    private final Supplier<List<Command>> all;
    private final Function<String, List<Command>> byRoot;
    private final Map<String, Map<String, Command>> opened = new ConcurrentHashMap<>();

    private Catalogue(Supplier<List<Command>> all, Function<String, List<Command>> byRoot) {
        this.all = all;
        this.byRoot = byRoot;
    }

    public static Catalogue of(Collection<Command> commands) {
        var list = List.copyOf(commands);
        var catalogue = new Catalogue(
                () -> list,
                root -> list.stream().filter(it -> it.root().equals(root)).toList());
        list.forEach(Catalogue::check);
        catalogue.checkTogether();
        return catalogue;
    }

    /**
     * The same without the checks, which a test has made, for a door that a person waits for: it is opened only where
     * somebody asks for something. {@code byRoot} knows the commands that begin with a word.
     */
    public static Catalogue opening(Supplier<List<Command>> all, Function<String, List<Command>> byRoot) {
        return new Catalogue(all, byRoot);
    }

    /** In the order in which the features list them. */
    public List<Command> all() {
        return all.get();
    }

    /** Those that people can type. */
    public List<Command> listed() {
        return all().stream().filter(it -> !it.is(Trait.UNLISTED)).toList();
    }

    public Optional<Command> find(String name) {
        var space = name.indexOf(' ');
        var root = space < 0 ? name : name.substring(0, space);
        var known = opened.get(root);
        if (known == null) {
            known = byName(byRoot.apply(root));
            opened.put(root, known); // twice at once costs a moment and changes nothing
        }
        return Optional.ofNullable(known.get(name));
    }

    private static Map<String, Command> byName(List<Command> commands) {
        var byName = new TreeMap<String, Command>();
        for (var command : commands) {
            require(byName.put(command.name(), command) == null, command, "is there twice");
        }
        return byName;
    }

    private static void check(Command command) {
        var words = command.name().split(" ", -1);
        require(words.length <= 3, command, "has more than three words");
        for (var word : words) {
            require(isName(word), command, "has a name that Discord does not take: " + word);
        }
        require(fits(command.description()), command, "needs a description of 1 to 100 characters");
        require(command.options().size() <= MOST_CHILDREN, command, "has more than 25 options");
        require(
                command.permission() == Permission.EVERYONE || command.is(Trait.DEFERRED),
                command,
                "is for some people only, which the front door cannot prove: it must be deferred");
        require(
                command.question().isEmpty() || command.is(Trait.DEFERRED),
                command,
                "asks before it acts: it must be deferred");
        var optional = false;
        for (var option : command.options()) {
            require(isName(option.name()), command, "has an option that Discord does not take: " + option.name());
            require(fits(option.description()), command, "has an option without a description: " + option.name());
            require(option.choices().size() <= MOST_CHOICES, command, "has more than 25 choices: " + option.name());
            require(
                    option.choices().isEmpty() || option.suggester() == null,
                    command,
                    "has choices and autocomplete: " + option.name());
            require(
                    !option.onlyFromButtons() || !option.required(),
                    command,
                    "requires what only a button can fill: " + option.name());
            require(!option.required() || !optional, command, "has a required option last: " + option.name());
            optional |= !option.required();
        }
        var names = command.options().stream().map(Option::name).distinct().count();
        require(names == command.options().size(), command, "has two options of one name");
    }

    private void checkTogether() {
        var _ = byName(all());
        var roots = listed().stream().collect(Collectors.groupingBy(Command::root));
        if (roots.size() > MOST_COMMANDS) {
            throw new IllegalStateException("Discord takes 100 commands, not " + roots.size());
        }
        for (var family : roots.values()) {
            var first = family.getFirst();
            require(
                    family.size() == 1
                            || family.stream().noneMatch(it -> it.name().equals(it.root())),
                    first,
                    "is a command and has subcommands: Discord takes one or the other");
            var groups = family.stream()
                    .map(it -> it.name().split(" ", -1))
                    .filter(it -> it.length > 1)
                    .collect(Collectors.groupingBy(it -> it[1]));
            require(groups.size() <= MOST_CHILDREN, first, "has more than 25 subcommands");
            for (var group : groups.values()) {
                require(group.size() <= MOST_CHILDREN, first, "has a group of more than 25");
                require(
                        group.size() == 1 || group.stream().allMatch(it -> it.length == 3),
                        first,
                        "is a subcommand and a group: " + group.getFirst()[1]);
            }
        }
        for (var command : Registration.json(this).items()) {
            var size = Registration.size(command);
            if (size > LONGEST_COMMAND) {
                throw new IllegalStateException("/%s has %d characters, Discord takes 8,000"
                        .formatted(command.at("name").text(), size));
            }
        }
    }

    private static boolean isName(String word) {
        return NAME.matcher(word).matches() && word.equals(word.toLowerCase(Locale.ROOT));
    }

    private static boolean fits(String description) {
        return !description.isBlank() && description.length() <= LONGEST_DESCRIPTION;
    }

    private static void require(boolean holds, Command command, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("/" + command.name() + " " + otherwise);
        }
    }
}
