package dev.skylark.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Failed;
import dev.skylark.fleet.Answer.Got;
import dev.skylark.fleet.Answer.Trouble;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EcbCurrenciesTest {

    private static final String GOOD = xml("""
            <Cube currency='USD' rate='1.25'/>
            <Cube currency='JPY' rate='160.00'/>
            <Cube currency='CHF' rate='0.94'/>""");

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = GOOD;
    private volatile boolean slow;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void a_dollar_buys_what_a_euro_buys_divided_by_what_it_costs() {
        assertThat(forADollar("JPY")).isEqualTo(new BigDecimal("128"));
        assertThat(forADollar("CHF")).isEqualTo(new BigDecimal("0.752"));
    }

    @Test
    void the_euro_itself_is_not_quoted_and_yet_known() {
        assertThat(forADollar("EUR")).isEqualTo(new BigDecimal("0.8"));
    }

    @Test
    void a_dollar_is_a_dollar_and_nobody_is_asked() {
        assertThat(forADollar("USD")).isEqualTo(BigDecimal.ONE);
        assertThat(asked).hasValue(0);
    }

    @Test
    void what_does_not_divide_is_rounded() {
        body = xml("<Cube currency='USD' rate='1.5'/>");

        assertThat(forADollar("EUR")).isEqualTo(new BigDecimal("0.6666667"));
    }

    @Test
    void a_currency_that_is_not_quoted_is_gone() {
        assertThat(trouble("RUB")).isEqualTo(Trouble.GONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503})
    void a_bank_that_does_not_answer_well_is_down(int code) {
        status = code;

        assertThat(trouble("JPY")).isEqualTo(Trouble.DOWN);
    }

    @Test
    void a_slow_bank_is_down() {
        slow = true;

        assertThat(trouble("JPY")).isEqualTo(Trouble.DOWN);
    }

    @Test
    void a_bank_that_is_not_there_is_down() {
        server.stop(0);

        assertThat(trouble("JPY")).isEqualTo(Trouble.DOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><br></html>",
                "<Cube/>",
                "<Cube currency='JPY' rate='160'/>",
                "<Cubes><Cube currency='USD'/></Cubes>",
                "<Cubes><Cube currency='USD' rate='N/A'/></Cubes>",
                "<Cubes><Cube currency='USD' rate='0'/></Cubes>"
            })
    void garbage_is_no_rate(String garbage) {
        body = garbage;

        assertThat(trouble("JPY")).isEqualTo(Trouble.OTHER);
    }

    @Test
    void a_bomb_does_not_go_off() {
        var bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE c [<!ENTITY e0 '1'>");
        for (int i = 1; i < 30; i++) {
            bomb.append(
                    "<!ENTITY e%d '%s'>".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
        }
        body = bomb + "]><Cubes><Cube currency='USD' rate='1'/><Cube currency='JPY' rate='2'>&e29;</Cube></Cubes>";

        assertThat(trouble("JPY")).isEqualTo(Trouble.OTHER);
    }

    @Test
    void no_file_of_ours_is_read_into_it() {
        body = """
                <?xml version='1.0'?><!DOCTYPE c [<!ENTITY file SYSTEM '%s'>]>
                <Cubes><Cube currency='USD' rate='1'/><Cube currency='JPY' rate='2'>&file;</Cube></Cubes>
                """.formatted(address().resolve("/secret"));

        assertThat(trouble("JPY")).isEqualTo(Trouble.OTHER);
        assertThat(asked).hasValue(1);
    }

    @Test
    void what_is_far_too_long_is_not_read_to_its_end() {
        body = GOOD + " ".repeat(200_000);

        assertThat(trouble("JPY")).isEqualTo(Trouble.DOWN);
    }

    private BigDecimal forADollar(String currency) {
        return ask(currency) instanceof Got<BigDecimal>(var rate) ? rate : BigDecimal.ZERO;
    }

    private Trouble trouble(String currency) {
        return ask(currency) instanceof Failed<BigDecimal>(var trouble, var _) ? trouble : Trouble.UNSUPPORTED;
    }

    private Answer<BigDecimal> ask(String currency) {
        var patience = slow ? Duration.ofMillis(300) : Duration.ofSeconds(5);
        return new EcbCurrencies(address(), patience).forADollar(Currency.getInstance(currency));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stats/eurofxref/eurofxref-daily.xml");
    }

    /** A slow one begins and does not go on. */
    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (slow) {
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.getResponseBody().flush();
                end.await();
            }
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String xml(String cubes) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
                  <gesmes:subject>Reference rates</gesmes:subject>
                  <Cube><Cube time='2025-03-03'>%s</Cube></Cube>
                </gesmes:Envelope>
                """.formatted(cubes);
    }
}
