package dev.skylark.ec2;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Place;
import dev.skylark.fleet.Server;
import java.time.Instant;
import java.util.List;

/** Copies of servers' disks. */
public interface Snapshots {

    /** The disks of one server as they were at one moment, all together. {@code id} is the same for all of them. */
    record Copy(
            String guild,
            Place place,
            String id,
            String server,
            String serverName,
            Instant taken,
            boolean complete,
            boolean scheduled,
            List<Part> parts) {
        public Copy {
            parts = List.copyOf(parts);
        }

        public int gigabytes() {
            return parts.stream().mapToInt(Part::gigabytes).sum();
        }
    }

    /** One disk of a copy. {@code device} is where it was attached, {@code root} whether the server starts from it. */
    record Part(String snapshot, String device, int gigabytes, boolean root) {}

    /** Copies all disks of a server at one moment. */
    Answer<Copy> take(Server server, boolean scheduled);

    Answer<List<Copy>> all(Place place, String guild);

    Answer<Copy> delete(Copy copy);

    /** New disks with what the copy holds, in a zone; attached to nothing. The answer is their ids. */
    Answer<List<String>> toDisks(Copy copy, String zone);

    /** A new server that starts from the copy and is otherwise like the one that it was taken of. */
    Answer<Server> toServer(Copy copy, String name);
}
