package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import dev.skylark.fleet.ServerJson;
import dev.skylark.fleet.SimulatedCloud;
import dev.skylark.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@link Templates} of servers in the simulated cloud. */
public final class SimulatedTemplates implements Templates {

    private final SimulatedCloud cloud;
    private final Map<String, Template> templates = new TreeMap<>();
    private int made;

    public SimulatedTemplates(SimulatedCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public synchronized Answer<Template> save(Server server, String name) {
        return cloud.unlessTroubled(server.place(), () -> {
            if (cloud.everything().stream().noneMatch(it -> it.id().equals(server.id()))) {
                return Answer.failed(Trouble.GONE, "InvalidInstanceID.NotFound");
            }
            if (in(server.place(), server.guild()).stream()
                    .anyMatch(it -> it.name().equals(name))) {
                return Answer.failed(Trouble.OTHER, "InvalidLaunchTemplateName.AlreadyExistsException");
            }
            made++;
            var template = new Template(
                    server.guild(),
                    server.place(),
                    "lt-%017x".formatted(made),
                    name,
                    server.type(),
                    server.id(),
                    cloud.clock().instant());
            templates.put(template.id(), template);
            return Answer.got(template);
        });
    }

    @Override
    public synchronized Answer<List<Template>> all(Place place, String guild) {
        return cloud.unlessTroubled(place, () -> Answer.got(in(place, guild)));
    }

    @Override
    public synchronized Answer<Server> launch(Template template, String name) {
        return templates.containsKey(template.id())
                ? cloud.launch(template.guild(), template.place(), name, template.type())
                : gone();
    }

    @Override
    public synchronized Answer<Template> delete(Template template) {
        return cloud.unlessTroubled(
                template.place(), () -> templates.remove(template.id()) == null ? gone() : Answer.got(template));
    }

    /** All of it, to begin with again. */
    public synchronized Json state() {
        return Json.items(templates.values().stream()
                .map(it -> Json.fields()
                        .with("guild", it.guild())
                        .with("place", ServerJson.write(it.place()))
                        .with("id", it.id())
                        .with("name", it.name())
                        .with("type", it.type())
                        .with("from", it.from())
                        .with("saved", it.saved().toString())));
    }

    public synchronized void restore(Json state) {
        for (var it : state.items()) {
            templates.put(
                    it.at("id").text(),
                    new Template(
                            it.at("guild").text(),
                            ServerJson.place(it.at("place")),
                            it.at("id").text(),
                            it.at("name").text(),
                            it.at("type").text(),
                            it.at("from").text(),
                            Instant.parse(it.at("saved").text())));
            made++;
        }
    }

    private List<Template> in(Place place, String guild) {
        return templates.values().stream()
                .filter(it -> it.place().equals(place) && it.guild().equals(guild))
                .toList();
    }

    private static <T> Answer<T> gone() {
        return Answer.failed(Trouble.GONE, "InvalidLaunchTemplateId.NotFound");
    }
}
