package dev.skylark.feature;

import dev.skylark.command.Command;
import dev.skylark.fact.Fact;
import dev.skylark.http.Route;
import dev.skylark.table.Table;
import dev.skylark.text.Texts;
import dev.skylark.timer.Job;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * All that one part of Skylark brings to the house: what people can say, what it does when it is due, what it hears, what it answers to others,
 * its button in the menu, what it has to say about its health, what can be wrong with it, how often at least which of its
 * jobs are done once they are begun, and how the timers of a guild are set anew from its records in which table. What is not {@code optional} cannot be switched off.
 */
public record Feature(
        String name,
        boolean optional,
        List<Command> commands,
        Map<String, Consumer<Job>> jobs,
        List<Consumer<Fact>> ears,
        List<Route> routes,
        List<Panel> panels,
        List<Vital> vitals,
        List<Check> checks,
        Map<String, Duration> rhythms,
        Map<Table, Consumer<String>> plans) {

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
        checks = List.copyOf(checks);
        rhythms = Map.copyOf(rhythms);
        plans = Map.copyOf(plans);
    }

    public Feature(String name, boolean optional, List<Command> commands) {
        this(
                name, optional, commands, Map.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(),
                Map.of());
    }

    /** Does the jobs of this kind. */
    public Feature doing(String kind, Consumer<Job> how) {
        var more = new HashMap<>(jobs);
        more.put(kind, how);
        return new Feature(name, optional, commands, more, ears, routes, panels, vitals, checks, rhythms, plans);
    }

    public Feature hearing(Consumer<Fact> ear) {
        return new Feature(
                name, optional, commands, jobs, and(ears, ear), routes, panels, vitals, checks, rhythms, plans);
    }

    /** Answers at an address that others call. */
    public Feature answering(Route route) {
        return new Feature(
                name, optional, commands, jobs, ears, and(routes, route), panels, vitals, checks, rhythms, plans);
    }

    public Feature showing(Panel panel) {
        return new Feature(
                name, optional, commands, jobs, ears, routes, and(panels, panel), vitals, checks, rhythms, plans);
    }

    public Feature telling(Vital vital) {
        return new Feature(
                name, optional, commands, jobs, ears, routes, panels, and(vitals, vital), checks, rhythms, plans);
    }

    public Feature checking(Check check) {
        return new Feature(
                name, optional, commands, jobs, ears, routes, panels, vitals, and(checks, check), rhythms, plans);
    }

    /** The same as {@link #doing}, of jobs that somebody misses when none was done for so long. */
    public Feature doing(String kind, Duration atLeastEvery, Consumer<Job> how) {
        var more = new HashMap<>(rhythms);
        more.put(kind, atLeastEvery);
        return new Feature(name, optional, commands, jobs, ears, routes, panels, vitals, checks, more, plans)
                .doing(kind, how);
    }

    /** Sets the timers of a guild as its records in this table say, as after some came back from a backup. */
    public Feature planning(Table table, Consumer<String> how) {
        var more = new HashMap<>(plans);
        more.put(table, how);
        return new Feature(name, optional, commands, jobs, ears, routes, panels, vitals, checks, rhythms, more);
    }

    public void planAnew(Table table, String guild) {
        plans.getOrDefault(table, _ -> {}).accept(guild);
    }

    private static <T> List<T> and(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }
}
