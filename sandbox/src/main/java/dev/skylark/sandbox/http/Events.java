package dev.skylark.sandbox.http;

import dev.skylark.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What happens, told at once to every page that is open. */
public final class Events implements AutoCloseable {

    private static final String THE_END = "";
    private static final int MOST_WAITING = 10_000;
    private static final int SECONDS_BETWEEN_SIGNS_OF_LIFE = 15;

    private final Set<BlockingQueue<String>> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    public void tell(Json event) {
        if (listeners.isEmpty()) {
            return;
        }
        var line = "data: " + event + "\n\n";
        // one that is full stopped reading long ago; its page connects again and reloads
        listeners.removeIf(it -> !it.offer(line));
    }

    /** The stream for one page. */
    public Response stream() {
        var queue = new LinkedBlockingQueue<String>(MOST_WAITING);
        listeners.add(queue);
        return Response.stream("text/event-stream", out -> {
            try {
                pass(queue, out);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                listeners.remove(queue);
            }
        });
    }

    @Override
    public void close() {
        over = true;
        listeners.forEach(it -> it.offer(THE_END));
    }

    private void pass(BlockingQueue<String> queue, OutputStream out) throws IOException, InterruptedException {
        write(out, ": hello\n\n");
        while (!over && listeners.contains(queue)) {
            var line = queue.poll(SECONDS_BETWEEN_SIGNS_OF_LIFE, TimeUnit.SECONDS);
            write(out, line == null ? ": still here\n\n" : line);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
