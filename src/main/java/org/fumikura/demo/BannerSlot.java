package org.fumikura.demo;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Page;
import org.fumikura.frame.Slot;
import org.fumikura.shared.OfficialClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Above every page: that this is a demonstration, the official time, and the way on for the matter that one walks with. */
@Component
@Profile("demo")
class BannerSlot implements Slot {

    private final OfficialClock clock;
    private final NextHolders holders;
    private final DemoSlot slot;

    BannerSlot(OfficialClock clock, NextHolders holders, DemoSlot slot) {
        this.clock = clock;
        this.holders = holders;
        this.slot = slot;
    }

    @Override
    public String name() {
        return BANNER;
    }

    @Override
    public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
        Optional<NextHolder> walked = Walk.find(request)
                .filter(matter -> !request.getRequestURI().equals("/matters/" + matter))
                .flatMap(matter -> holders.find(matter, page, request));
        return Optional.of(slot.render("banner", page, new BannerModel(clock.now(), walked)));
    }
}
