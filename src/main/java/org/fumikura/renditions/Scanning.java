package org.fumikura.renditions;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.fumikura.content.Contents;
import org.fumikura.content.Sha256;
import org.fumikura.tenancy.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has bytes of the current municipality scanned for viruses before anything else is done with them (ウイルス検査). */
@Component
class Scanning {

    private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LATER = Duration.ofMinutes(5);

    /** How many older ones wait at once, so that nobody's new ones wait long behind them. */
    private static final int MOST_WAITING = 50;

    private final Clamd clamd;
    private final RenditionOrders orders;
    private final RenditionRows rows;
    private final Pictures pictures;
    private final Derivatives derivatives;
    private final Contents contents;
    private final Transactions transactions;

    Scanning(
            Clamd clamd,
            RenditionOrders orders,
            RenditionRows rows,
            Pictures pictures,
            Derivatives derivatives,
            Contents contents,
            Transactions transactions) {
        this.clamd = clamd;
        this.orders = orders;
        this.rows = rows;
        this.pictures = pictures;
        this.derivatives = derivatives;
        this.contents = contents;
        this.transactions = transactions;
    }

    void scan(RenditionOrders.Claimed claimed) {
        if (!clamd.isThere()) {
            // there was one when it was ordered
            transactions.work(() -> orders.scanned(claimed));
            return;
        }
        try (InputStream bytes = contents.open(claimed.sha256())) {
            end(claimed, clamd.scan(bytes));
        } catch (ClamdAway away) {
            LOG.warn("The virus scan waits for clamd: {}", away.getMessage());
            transactions.work(() -> orders.uncounted(claimed, SOON));
        } catch (IOException | RuntimeException problem) {
            LOG.warn("The virus scan of the bytes {} failed", claimed.sha256(), problem);
            if (claimed.attempt() < RenditionOrders.MOST_ATTEMPTS) {
                transactions.work(() -> orders.again(claimed, LATER.multipliedBy(claimed.attempt())));
            } else {
                giveUp(claimed);
            }
        }
    }

    private void end(RenditionOrders.Claimed claimed, VirusScan scan) {
        Sha256 sha256 = claimed.sha256();
        if (scan.isInfected()) {
            LOG.warn("A virus was found in the bytes {}: {}", sha256, scan.virus());
            transactions.work(() -> {
                rows.infected(sha256, scan);
                orders.cancelOthers(claimed);
            });
            // of what was made before nothing stays; the task is done when it is gone
            pictures.forget(sha256);
            derivatives.forget(sha256);
        }
        transactions.work(() -> {
            rows.scanned(sha256, scan);
            orders.scanned(claimed);
        });
    }

    /** It is shown without: what opens it is shut in. */
    void giveUp(RenditionOrders.Claimed claimed) {
        transactions.work(() -> {
            rows.notScannable(claimed.sha256());
            orders.scanned(claimed);
        });
    }

    /** Orders some of what nobody has scanned yet; false when there is no more, or nobody to scan it. */
    boolean orderOlder() {
        return clamd.isThere() && transactions.work(() -> orders.scanOlder(MOST_WAITING));
    }
}
