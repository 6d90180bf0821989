package org.fumikura.renditions;

import org.fumikura.content.Keeping;
import org.fumikura.content.Sha256;
import org.fumikura.content.Stored;
import org.springframework.stereotype.Component;

/** Renditions are ordered with the bytes, and go with them; their rows do so by their foreign key (I-09). */
@Component
class RenditionKeeping implements Keeping {

    private final RenditionOrders orders;
    private final Pictures pictures;
    private final Derivatives derivatives;

    RenditionKeeping(RenditionOrders orders, Pictures pictures, Derivatives derivatives) {
        this.orders = orders;
        this.pictures = pictures;
        this.derivatives = derivatives;
    }

    @Override
    public void kept(Stored stored) {
        orders.order(stored);
    }

    @Override
    public void removed(Sha256 sha256) {
        pictures.forget(sha256);
        derivatives.forget(sha256);
    }
}
