package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submenu;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** 管理 as a whole has no page: it leads to the first part that is the reader's. */
@Controller
class AdministrationController {

    private final AdministrationMenu menu;

    AdministrationController(AdministrationMenu menu) {
        this.menu = menu;
    }

    @GetMapping(Submenu.ADMINISTRATION)
    @RouteRule(Audience.STAFF)
    String first(HttpServletRequest request) {
        return "redirect:" + menu.path(request);
    }
}
