package org.fumikura.demo;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.LocalPath;
import org.fumikura.frame.Page;
import org.fumikura.frame.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Below the sign-in form: every account with a button that signs in with it. */
@Component
@Profile("demo")
class SignInSlot implements Slot {

    private final DemoSlot slot;

    SignInSlot(DemoSlot slot) {
        this.slot = slot;
    }

    @Override
    public String name() {
        return SIGN_IN;
    }

    @Override
    public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
        Place here = Place.current();
        Place other = here == Place.TOSHIMA ? Place.MIHON : Place.TOSHIMA;
        String to = request.getParameter("to");
        List<Account> accounts = Accounts.list(here);
        return Optional.of(slot.render(
                "sign-in",
                page,
                new SignInModel(
                        start(accounts, here),
                        accounts,
                        City.PASSWORD,
                        to == null ? "/" : LocalPath.orHome(to),
                        other.municipality().name(),
                        SignInAddress.of(other, request))));
    }

    private static Account start(List<Account> accounts, Place place) {
        return accounts.stream()
                .filter(account -> account.login().equals(place.start()))
                .findFirst()
                .orElseThrow();
    }
}
