package dev.skylark.access;

import dev.skylark.command.Permission;
import java.util.Map;

/** A role and what its members may do here, everywhere or only on resources that carry all of the tags. */
public record Grant(String role, Permission permission, Map<String, String> tags) {
    public Grant {
        tags = Map.copyOf(tags);
    }
}
