package dev.skylark.feature;

import dev.skylark.command.Command;
import dev.skylark.fact.Fact;
import dev.skylark.timer.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All that one part of Skylark brings to the house: what people can say, what it does when it is due, what it hears,
 * and its button in the menu. What is not {@code optional} cannot be switched off.
 */
public record Feature(
        String name,
        boolean optional,
        List<Command> commands,
        Map<String, Consumer<Job>> jobs,
        List<Consumer<Fact>> ears,
        List<Panel> panels) {

    /** A button of the home menu: its place in it, its label in the bundle, its sign, and the call that it makes. */
    public record Panel(int order, String label, String sign, String call) {}

    public Feature {
        commands = List.copyOf(commands);
        jobs = Map.copyOf(jobs);
        ears = List.copyOf(ears);
        panels = List.copyOf(panels);
    }

    public Feature(String name, boolean optional, List<Command> commands) {
        this(name, optional, commands, Map.of(), List.of(), List.of());
    }

    /** Does the jobs of this kind. */
    public Feature doing(String kind, Consumer<Job> how) {
        var more = new HashMap<>(jobs);
        more.put(kind, how);
        return new Feature(name, optional, commands, more, ears, panels);
    }

    public Feature hearing(Consumer<Fact> ear) {
        var more = new ArrayList<>(ears);
        more.add(ear);
        return new Feature(name, optional, commands, jobs, more, panels);
    }

    public Feature showing(Panel panel) {
        var more = new ArrayList<>(panels);
        more.add(panel);
        return new Feature(name, optional, commands, jobs, ears, more);
    }
}
