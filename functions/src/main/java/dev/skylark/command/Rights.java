package dev.skylark.command;

import java.util.List;
import java.util.Map;

/**
 * How far somebody's word goes here, and on what: every resource, or those that carry all tags of one of the sets in
 * {@code only}.
 */
public record Rights(Permission permission, List<Map<String, String>> only) {

    public static final Rights NONE = new Rights(Permission.EVERYONE, List.of());

    public Rights {
        only = List.copyOf(only);
    }

    /** Whether a resource with these tags may be touched. */
    public boolean cover(Map<String, String> tags) {
        return only.isEmpty()
                || only.stream().anyMatch(wanted -> tags.entrySet().containsAll(wanted.entrySet()));
    }
}
