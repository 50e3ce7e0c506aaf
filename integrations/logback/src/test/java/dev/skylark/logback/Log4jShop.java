package dev.skylark.logback;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.ThreadContext;

/** A program that logs with Log4j, configured by nothing but our example and its environment. */
final class Log4jShop {

    private Log4jShop() {}

    static void main() {
        var log = LogManager.getLogger("shop.Checkout");
        ThreadContext.put("request_id", "r-1");
        log.error("Could not pay {}", 7, new IllegalStateException("no money"));
        ThreadContext.clearAll();
        log.warn("never mind");
        log.fatal("down \"quoted\" ${env:SKYLARK_KEY} \u0000\u2028🦜");
        log.error("");
        log.error("", new NullPointerException());
        log.error("long" + "🦜é".repeat(50_000), deep(300));
        for (int i = 0; i < 3000; i++) {
            log.error("storm");
        }
        LogManager.shutdown();
    }

    private static Exception deep(int levels) {
        return new IllegalStateException("🦜".repeat(1000), levels == 0 ? null : deep(levels - 1));
    }
}
