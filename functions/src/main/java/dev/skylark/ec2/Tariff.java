package dev.skylark.ec2;

import dev.skylark.fleet.Server;
import dev.skylark.money.Money;
import java.util.List;
import java.util.Optional;

/** What servers cost, and whether there is money for them. */
public interface Tariff {

    /** Whether servers may be started, as far as money goes. */
    sealed interface Leave {
        record Given() implements Leave {}

        /** Somebody else must agree: so much of this budget is spent. */
        record WithApproval(String budget, int percent) implements Leave {}

        /** The budget is spent; only two people together can make an exception. */
        record Denied(String budget, int percent) implements Leave {}
    }

    /** By the list, while it runs; empty where no price is known. */
    Optional<Money> perHour(Server server);

    /** This month so far, by our own meter; empty where no price is known. */
    Optional<Money> thisMonth(Server server);

    Leave toStart(String guild, List<Server> servers);
}
