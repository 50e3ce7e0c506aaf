package dev.skylark.log;

import dev.skylark.fleet.Place;

/** A log group that holds what a service writes in an environment. {@code account} is the number of its owner. */
public record Source(
        String guild, String service, String environment, Place place, String account, String group, Rules rules) {}
