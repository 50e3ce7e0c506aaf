package dev.skylark.jda;

import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets JDA begin a session when it is our turn among all workers. */
final class Turns extends SessionControllerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Identifies identifies;
    private final String gateway;

    /** {@code gateway} is empty for Discord's own. */
    Turns(Identifies identifies, String gateway) {
        this.identifies = identifies;
        this.gateway = gateway;
    }

    @Override
    public void appendSession(SessionController.SessionConnectNode node) {
        Thread.ofVirtual().name("identify").start(() -> {
            try {
                identifies.await();
                node.run(false);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failure) {
                LOG.warn("A session with Discord could not be begun", failure);
            }
        });
    }

    @Override
    public void removeSession(SessionController.SessionConnectNode node) {
        // its turn passes by
    }

    @Override
    public String getGateway() {
        return gateway.isEmpty() ? super.getGateway() : gateway;
    }
}
