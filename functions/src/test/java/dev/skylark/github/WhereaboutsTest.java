package dev.skylark.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skylark.trace.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of stack traces, looked for in a repository. */
final class WhereaboutsTest {

    private static final List<String> PATHS = List.of(
            "README.md",
            "shop/src/main/java/com/acme/shop/Cart.java",
            "shop/src/main/java/com/acme/old/Cart.java",
            "shop/src/main/kotlin/com/acme/Tax.kt",
            "services/orders/app/handler.py",
            "services/users/app/handler.py",
            "web/src/index.ts",
            "web/src/pages/index.ts",
            "index.ts",
            "a/same.go",
            "b/same.go");

    @ParameterizedTest
    @CsvSource({
        "Cart.java, com.acme.shop.Cart.add, shop/src/main/java/com/acme/shop/Cart.java",
        "Cart.java, com.acme.old.Cart$Line.add, shop/src/main/java/com/acme/old/Cart.java",
        "Tax.kt, com.acme.TaxKt.of, shop/src/main/kotlin/com/acme/Tax.kt",
        "/var/task/orders/app/handler.py, handle, services/orders/app/handler.py",
        "webpack:///./src/pages/index.ts, render, web/src/pages/index.ts",
        "C:\\build\\web\\src\\index.ts, render, web/src/index.ts",
        "index.ts, render, index.ts",
        "README.md, '', README.md"
    })
    void the_file_that_agrees_for_longest_is_meant(String file, String function, String path) {
        assertThat(Whereabouts.of(new Frame(file, 1, function, true), PATHS)).contains(path);
    }

    @ParameterizedTest
    @CsvSource({
        "same.go, main.run",
        "/srv/app/handler.py, handle",
        "Cart.java, Cart.add",
        "art.java, com.acme.shop.Cart.add",
        "'', com.acme.shop.Cart.add",
        "/, x",
        "Nowhere.java, com.acme.Nowhere.go"
    })
    void where_several_agree_alike_or_none_does_nobody_knows(String file, String function) {
        assertThat(Whereabouts.of(new Frame(file, 1, function, true), PATHS)).isEmpty();
    }

    @Test
    void in_an_empty_repository_there_is_nothing() {
        assertThat(Whereabouts.of(new Frame("a.py", 1, "f", true), List.of())).isEmpty();
    }
}
