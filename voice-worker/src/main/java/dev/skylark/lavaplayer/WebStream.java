package dev.skylark.lavaplayer;

import com.sedmelluq.discord.lavaplayer.tools.Units;
import com.sedmelluq.discord.lavaplayer.tools.io.HttpInterface;
import com.sedmelluq.discord.lavaplayer.tools.io.PersistentHttpStream;
import dev.skylark.player.Sources.Trouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.HttpStatus;
import org.apache.http.client.methods.HttpGet;

/** A file or a stream on the web, read no further than is allowed. */
final class WebStream extends PersistentHttpStream {

    private static final String INTERVAL = "icy-metaint";
    private static final int LONGEST_INTERVAL = 1 << 20;

    private final Allowance allowance;
    private final Consumer<String> titles;
    private boolean radio;

    WebStream(HttpInterface client, URI address, Allowance allowance, Consumer<String> titles) {
        super(client, address, Units.CONTENT_LENGTH_UNKNOWN);
        this.allowance = allowance;
        this.titles = titles;
    }

    /** Connects, and says with which status the other side answers. */
    int status() throws IOException {
        return checkStatusCode();
    }

    Optional<String> header(String name) {
        var response = getCurrentResponse();
        return response == null
                ? Optional.empty()
                : Optional.ofNullable(response.getFirstHeader(name)).map(it -> it.getValue());
    }

    Allowance allowance() {
        return allowance;
    }

    /** Where the redirects led. */
    URI location() {
        var last = httpInterface.getFinalLocation();
        return last == null ? contentUrl : contentUrl.resolve(last);
    }

    /** Whether the other side is a radio, which has no beginning and no end. */
    boolean isRadio() {
        return radio;
    }

    @Override
    protected HttpGet getConnectRequest() {
        var request = super.getConnectRequest();
        request.setHeader("Icy-MetaData", "1");
        if (radio) {
            // it goes on with what is now, however much was heard before the connection broke
            request.removeHeaders(HttpHeaders.RANGE);
        }
        allowance.waits(request::abort);
        return request;
    }

    @Override
    public InputStream createContentInputStream(HttpResponse response) throws IOException {
        if (position > 0 && !radio && response.getStatusLine().getStatusCode() == HttpStatus.SC_OK) {
            throw new Refusal(Trouble.BROKEN, "The server cannot go to a place in the file.");
        }
        var interval = interval(response);
        radio = radio || interval > 0 || response.containsHeader("icy-name") || response.containsHeader("icy-br");
        var content = new BufferedInputStream(response.getEntity().getContent());
        return interval > 0 ? new Icy(content, interval, titles) : content;
    }

    private static int interval(HttpResponse response) {
        var header = response.getFirstHeader(INTERVAL);
        try {
            var interval =
                    header == null ? 0 : Integer.parseInt(header.getValue().strip());
            return interval > LONGEST_INTERVAL ? 0 : interval;
        } catch (NumberFormatException strange) {
            return 0;
        }
    }

    @Override
    protected void connect(boolean skipStatusCheck) throws IOException {
        allowance.take(0);
        super.connect(skipStatusCheck);
    }

    @Override
    public int read() throws IOException {
        var read = super.read();
        allowance.take(1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = super.read(bytes, offset, length);
        allowance.take(read);
        return read;
    }

    @Override
    public long skip(long many) throws IOException {
        var skipped = super.skip(many);
        allowance.take(skipped);
        return skipped;
    }
}
