package dev.skylark.cost;

import static dev.skylark.fleet.Server.LINUX;
import static dev.skylark.fleet.Server.WINDOWS;

import dev.skylark.cost.Good.Address;
import dev.skylark.cost.Good.Copies;
import dev.skylark.cost.Good.Disk;
import dev.skylark.cost.Good.Machine;
import dev.skylark.cost.Good.Traffic;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link Prices} for tests: a short list, on which every region without its own price has that of us-east-1. */
public final class InMemoryPrices implements Prices {

    private static final String VIRGINIA = "us-east-1";
    private static final String FRANKFURT = "eu-central-1";

    private final Map<Good, BigDecimal> list;
    private Optional<Trouble> trouble = Optional.empty();
    private int asked;

    public InMemoryPrices(Map<Good, BigDecimal> list) {
        this.list = new HashMap<>(list);
    }

    /** What guilds usually have, as AWS listed it in 2025. */
    public static InMemoryPrices usual() {
        var list = new HashMap<Good, BigDecimal>();
        machine(list, VIRGINIA, "t3.micro", "0.0104", "0.0196");
        machine(list, VIRGINIA, "t3.small", "0.0208", "0.0392");
        machine(list, VIRGINIA, "t3.medium", "0.0416", "0.06");
        machine(list, VIRGINIA, "t3.large", "0.0832", "0.1108");
        machine(list, VIRGINIA, "m5.large", "0.096", "0.188");
        machine(list, VIRGINIA, "c5.xlarge", "0.17", "0.354");
        machine(list, FRANKFURT, "t3.micro", "0.012", "0.0212");
        machine(list, FRANKFURT, "t3.small", "0.024", "0.0424");
        machine(list, FRANKFURT, "t3.medium", "0.048", "0.0664");
        machine(list, FRANKFURT, "t3.large", "0.096", "0.1236");
        machine(list, FRANKFURT, "m5.large", "0.115", "0.207");
        machine(list, FRANKFURT, "c5.xlarge", "0.194", "0.378");
        list.put(new Disk(VIRGINIA, "gp3"), new BigDecimal("0.08"));
        list.put(new Disk(VIRGINIA, "gp2"), new BigDecimal("0.10"));
        list.put(new Disk(FRANKFURT, "gp3"), new BigDecimal("0.0952"));
        list.put(new Disk(FRANKFURT, "gp2"), new BigDecimal("0.119"));
        list.put(new Copies(VIRGINIA), new BigDecimal("0.05"));
        list.put(new Copies(FRANKFURT), new BigDecimal("0.054"));
        list.put(new Address(VIRGINIA), new BigDecimal("0.005"));
        list.put(new Traffic(VIRGINIA), new BigDecimal("0.09"));
        return new InMemoryPrices(list);
    }

    private static void machine(Map<Good, BigDecimal> list, String region, String type, String linux, String windows) {
        list.put(new Machine(region, type, LINUX), new BigDecimal(linux));
        list.put(new Machine(region, type, WINDOWS), new BigDecimal(windows));
    }

    public synchronized void list(Good good, BigDecimal price) {
        list.put(good, price);
    }

    /** From now on every question ends so. */
    public synchronized void fail(Trouble with) {
        trouble = Optional.of(with);
    }

    public synchronized void recover() {
        trouble = Optional.empty();
    }

    public synchronized int asked() {
        return asked;
    }

    @Override
    public synchronized Answer<BigDecimal> of(Good good) {
        asked++;
        if (trouble.isPresent()) {
            return Answer.failed(trouble.get(), "The twin was told to fail.");
        }
        var price = Optional.ofNullable(list.get(good)).or(() -> Optional.ofNullable(list.get(inVirginia(good))));
        return price.isPresent() ? Answer.got(price.get()) : Answer.failed(Trouble.GONE, good + " is not listed.");
    }

    private static Good inVirginia(Good good) {
        return switch (good) {
            case Machine(var _, var type, var platform) -> new Machine(VIRGINIA, type, platform);
            case Disk(var _, var kind) -> new Disk(VIRGINIA, kind);
            case Copies _ -> new Copies(VIRGINIA);
            case Address _ -> new Address(VIRGINIA);
            case Traffic _ -> new Traffic(VIRGINIA);
        };
    }
}
