package dev.skylark.ec2;

import dev.skylark.ec2.Snapshots.Copy;
import dev.skylark.ec2.Snapshots.Part;
import dev.skylark.fleet.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is written on a copy as tags. It says what its server was like too, because that may be gone when the copy is
 * needed.
 */
final class CopyTags {

    static final String COPY = "skylark:copy";
    static final String SERVER = "skylark:server";
    static final String NAME = "skylark:name";
    static final String SCHEDULED = "skylark:scheduled";
    static final String DEVICES = "skylark:devices";
    static final String ROOT = "skylark:rootdevice";
    static final String TYPE = "skylark:type";
    static final String PLATFORM = "skylark:platform";
    static final String ARCHITECTURE = "skylark:architecture";
    static final String BOOT = "skylark:boot";
    static final String SUBNET = "skylark:subnet";
    static final String GROUPS = "skylark:groups";
    static final String KEY = "skylark:key";
    static final String TOKENS = "skylark:tokens";

    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html: 256 characters; a disk takes up to 33
    private static final int DISKS_IN_A_TAG = 7;

    private CopyTags() {}

    /** Where each disk was attached, of texts like {@code /dev/xvda=vol-1}. */
    static Map<String, String> devices(List<String> disks) {
        var tags = new TreeMap<String, String>();
        for (int from = 0; from < disks.size(); from += DISKS_IN_A_TAG) {
            tags.put(
                    from == 0 ? DEVICES : DEVICES + (1 + from / DISKS_IN_A_TAG),
                    String.join(",", disks.subList(from, Math.min(disks.size(), from + DISKS_IN_A_TAG))));
        }
        return tags;
    }

    static Part part(String snapshot, String volume, int gigabytes, Map<String, String> tags) {
        var devices = new HashMap<String, String>();
        tags.forEach((key, value) -> {
            if (key.startsWith(DEVICES)) {
                for (var disk : value.split(",", -1)) {
                    var end = Math.max(0, disk.lastIndexOf('='));
                    devices.put(disk.substring(end).replace("=", ""), disk.substring(0, end));
                }
            }
        });
        var device = devices.getOrDefault(volume, "");
        return new Part(snapshot, device, gigabytes, !device.isEmpty() && device.equals(tags.get(ROOT)));
    }

    /** The copy that these parts are; the one that a server starts from is the first. */
    static Copy copy(
            Place place, String guild, Map<String, String> tags, Instant taken, boolean complete, List<Part> parts) {
        return new Copy(
                guild,
                place,
                tags.getOrDefault(COPY, ""),
                tags.getOrDefault(SERVER, ""),
                tags.getOrDefault(NAME, ""),
                taken,
                complete,
                Boolean.parseBoolean(tags.get(SCHEDULED)),
                parts.stream()
                        .sorted(Comparator.comparing(Part::root).reversed().thenComparing(Part::device))
                        .toList());
    }
}
