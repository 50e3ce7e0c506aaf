package dev.skylark.cost;

import dev.skylark.discord.Pause;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import dev.skylark.patience.Asker;
import dev.skylark.patience.Neighbour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** {@link Currencies} by the European Central Bank, which quotes what a euro is worth on every working day. */
public final class EcbCurrencies implements Currencies {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** The real one has two thousand bytes. */
    private static final int MOST_BYTES = 100_000;

    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final Currency EURO = Currency.getInstance("EUR");

    private final URI rates;
    private final Duration each;

    public EcbCurrencies(URI rates) {
        this(rates, PATIENCE);
    }

    EcbCurrencies(URI rates, Duration each) {
        this.rates = rates;
        this.each = each;
    }

    @Override
    public Answer<BigDecimal> forADollar(Currency currency) {
        if (currency.equals(DOLLAR)) {
            return Answer.got(BigDecimal.ONE);
        }
        try {
            var forAEuro = forAEuro(xml());
            var dollars = Optional.ofNullable(forAEuro.get(DOLLAR.getCurrencyCode()));
            if (dollars.isEmpty()) {
                return Answer.failed(Trouble.OTHER, "There is no dollar among the rates of the ECB.");
            }
            var wanted = Optional.ofNullable(forAEuro.get(currency.getCurrencyCode()));
            return wanted.isEmpty()
                    ? Answer.failed(Trouble.GONE, "The ECB does not quote " + currency + ".")
                    : Answer.got(wanted.get().divide(dollars.get(), MathContext.DECIMAL32));
        } catch (IOException unreachable) {
            return Answer.failed(Trouble.DOWN, String.valueOf(unreachable.getMessage()));
        } catch (SAXException | NumberFormatException malformed) {
            return Answer.failed(Trouble.OTHER, String.valueOf(malformed.getMessage()));
        }
    }

    /** Asked once a day at most, so nothing is kept open. */
    private byte[] xml() throws IOException {
        var http = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
        try {
            var request = HttpRequest.newBuilder(rates).build();
            var response = new Asker(http, each, MOST_BYTES, Neighbour.WEB.patience(), Pause.real()::take, Math::random)
                    .ask(request);
            if (response.statusCode() != 200) {
                throw new IOException("The ECB answered " + response.statusCode() + ".");
            }
            return response.body();
        } catch (HttpTimeoutException slow) {
            throw new IOException("The ECB did not answer in time.", slow);
        } finally {
            http.shutdownNow();
        }
    }

    private static Map<String, BigDecimal> forAEuro(byte[] xml) throws IOException, SAXException {
        var rates = new HashMap<String, BigDecimal>();
        rates.put(EURO.getCurrencyCode(), BigDecimal.ONE);
        var elements = read(xml).getElementsByTagName("Cube");
        for (int i = 0; i < elements.getLength(); i++) {
            if (elements.item(i) instanceof Element cube && cube.hasAttribute("currency")) {
                rates.put(cube.getAttribute("currency"), rate(cube.getAttribute("rate")));
            }
        }
        return rates;
    }

    private static BigDecimal rate(String written) {
        var rate = new BigDecimal(written);
        if (rate.signum() <= 0) {
            throw new NumberFormatException("A rate is " + written + ".");
        }
        return rate;
    }

    /** Without document types there are no entities, neither foreign ones nor ones that grow. */
    private static Element read(byte[] xml) throws IOException, SAXException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            // else it writes what it minds to standard error
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
