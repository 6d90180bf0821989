package org.fumikura.demo;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Page;
import org.fumikura.frame.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** On each matter: opens it as the one whom it waits for, so that one visitor walks the whole path. */
@Component
@Profile("demo")
class MatterSlot implements Slot {

    private final NextHolders holders;
    private final DemoSlot slot;

    MatterSlot(NextHolders holders, DemoSlot slot) {
        this.holders = holders;
        this.slot = slot;
    }

    @Override
    public String name() {
        return MATTER;
    }

    @Override
    public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
        return Optional.ofNullable(subject)
                .flatMap(matter -> holders.find(matter, page, request))
                .map(next -> slot.render("matter", page, next));
    }
}
