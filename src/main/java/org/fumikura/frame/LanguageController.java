package org.fumikura.frame;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LanguageController {

    static final String PATH = "/language";

    private final Languages languages;

    LanguageController(Languages languages) {
        this.languages = languages;
    }

    @PostMapping(PATH)
    @RouteRule(RouteRule.Audience.ANYBODY)
    String choose(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletResponse response) {
        languages.choose(response, language);
        return "redirect:" + LocalPath.orHome(back);
    }
}
