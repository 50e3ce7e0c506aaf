package dev.skylark.schedule;

import dev.skylark.fleet.Server;
import dev.skylark.money.Money;
import java.util.Optional;

/** What an hour of a server costs. */
public interface Worth {

    /** Empty where no price is known. */
    Optional<Money> perHour(Server server);
}
