package dev.skylark.feature;

import dev.skylark.command.Command;
import dev.skylark.fact.Fact;
import dev.skylark.http.Route;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * All that one part of Skylark brings to the house: what people can say, what it does when it is due, what it hears, what it answers to others,
 * its button in the menu, and what it has to say about its health. What is not {@code optional} cannot be switched off.
 */
public record Feature(
        String name,
        boolean optional,
        List<Command> commands,
        Map<String, Consumer<Job>> jobs,
        List<Consumer<Fact>> ears,
        List<Route> routes,
        List<Panel> panels,
        List<Vital> vitals) {

    /** A button of the home menu: its place in it, its label in the bundle, its sign, and the call that it makes. */
    public record Panel(int order, String label, String sign, String call) {}

    /** A line about how it is: its label in the bundle, and what there is to say to a guild in a language. */
    public record Vital(String label, BiFunction<String, Texts, String> value) {}

    public Feature {
        commands = List.copyOf(commands);
        jobs = Map.copyOf(jobs);
        ears = List.copyOf(ears);
        routes = List.copyOf(routes);
        panels = List.copyOf(panels);
        vitals = List.copyOf(vitals);
    }

    public Feature(String name, boolean optional, List<Command> commands) {
        this(name, optional, commands, Map.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Does the jobs of this kind. */
    public Feature doing(String kind, Consumer<Job> how) {
        var more = new HashMap<>(jobs);
        more.put(kind, how);
        return new Feature(name, optional, commands, more, ears, routes, panels, vitals);
    }

    public Feature hearing(Consumer<Fact> ear) {
        return new Feature(name, optional, commands, jobs, and(ears, ear), routes, panels, vitals);
    }

    /** Answers at an address that others call. */
    public Feature answering(Route route) {
        return new Feature(name, optional, commands, jobs, ears, and(routes, route), panels, vitals);
    }

    public Feature showing(Panel panel) {
        return new Feature(name, optional, commands, jobs, ears, routes, and(panels, panel), vitals);
    }

    public Feature telling(Vital vital) {
        return new Feature(name, optional, commands, jobs, ears, routes, panels, and(vitals, vital));
    }

    private static <T> List<T> and(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }
}
