package org.fumikura.renditions;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One question to clamd and its answer, both bounded in time and the answer in size. May be closed from elsewhere. */
final class ClamdCall implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClamdCall.class);
    private static final int LONGEST_ANSWER = 4_096;
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Consumer<ClamdCall> over;
    private long until;

    private ClamdCall(SocketChannel channel, Selector selector, Consumer<ClamdCall> over) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.over = over;
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_CONNECT);
    }

    /**
     * Begins one.
     *
     * @param patience how long it may take in all
     * @param over is told when it is over
     */
    static ClamdCall to(SocketAddress address, Duration patience, Consumer<ClamdCall> over) throws ClamdAway {
        try {
            SocketChannel channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            var call = new ClamdCall(channel, Selector.open(), over);
            try {
                call.connect(address);
            } catch (IOException refused) {
                call.close();
                throw refused;
            }
            call.until = System.nanoTime() + patience.toNanos();
            return call;
        } catch (IOException away) {
            throw ClamdAway.of(away);
        }
    }

    private void connect(SocketAddress address) throws IOException {
        until = System.nanoTime() + TO_CONNECT.toNanos();
        if (channel.connect(address)) {
            return;
        }
        try {
            await(SelectionKey.OP_CONNECT);
        } catch (Late late) {
            throw new ClamdAway("it does not answer");
        }
        channel.finishConnect();
    }

    /**
     * Sends some of the question.
     *
     * @return false when it answers already, without having heard all
     */
    boolean send(ByteBuffer some) throws ClamdAway, Late {
        try {
            while (some.hasRemaining()) {
                await(SelectionKey.OP_WRITE | SelectionKey.OP_READ);
                if (key.isReadable()) {
                    return false;
                }
                channel.write(some);
            }
            return true;
        } catch (IOException broken) {
            // it may have said why before it hung up
            return false;
        }
    }

    /** What it says, up to the end of its first sentence. */
    String answer() throws ClamdAway, Late {
        ByteBuffer heard = ByteBuffer.allocate(LONGEST_ANSWER);
        try {
            while (heard.hasRemaining()) {
                await(SelectionKey.OP_READ);
                int from = heard.position();
                boolean over = channel.read(heard) < 0;
                for (int i = from; i < heard.position(); i++) {
                    if (heard.get(i) == 0) {
                        return new String(heard.array(), 0, i, StandardCharsets.UTF_8);
                    }
                }
                if (over) {
                    throw new ClamdAway("it hung up");
                }
            }
            throw new ClamdAway("it says more than it should");
        } catch (IOException broken) {
            throw ClamdAway.of(broken);
        }
    }

    private void await(int what) throws IOException, Late {
        try {
            key.interestOps(what);
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            int ready = left <= 0 ? 0 : selector.select(left);
            if (!selector.isOpen()) {
                throw new ClosedSelectorException();
            }
            if (ready == 0) {
                throw new Late();
            }
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException ended) {
            throw new ClamdAway("the call was ended");
        }
    }

    @Override
    public void close() {
        try (selector;
                channel) {
            selector.wakeup();
        } catch (IOException problem) {
            LOG.debug("A call to clamd did not end well", problem);
        }
        over.accept(this);
    }

    /** It took longer than it may. */
    static final class Late extends Exception {

        private static final long serialVersionUID = 1L;

        Late() {
            super("clamd took too long");
        }
    }
}
