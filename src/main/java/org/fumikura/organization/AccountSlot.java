package org.fumikura.organization;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.Page;
import org.fumikura.frame.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way to what is a person's own. */
@Component
class AccountSlot implements Slot {

    @Override
    public String name() {
        return ACCOUNT;
    }

    @Override
    public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
        return Optional.of(output -> {
            output.writeContent("<a href=\"" + AbsenceController.LIST.path() + "\">");
            output.writeContent(page.t(AbsenceController.LIST.label()));
            output.writeContent("</a> <a href=\"" + HandoverController.PATH + "\">");
            output.writeContent(page.t("引継ぎの確認", "Handover"));
            output.writeContent("</a> <a href=\"/account/tokens\">");
            output.writeContent(page.t("アクセストークン", "Access tokens"));
            output.writeContent("</a> <a href=\"" + PasswordController.PATH + "\">");
            output.writeContent(page.t("パスワードの変更", "Change password"));
            output.writeContent("</a>");
        });
    }
}
