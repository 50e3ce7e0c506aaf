package dev.skylark.account;

import java.util.List;

/** What is in somebody's library; {@code cut} where there is more of it than we read. */
public record Listed<T>(List<T> all, boolean cut) {
    public Listed {
        all = List.copyOf(all);
    }
}
