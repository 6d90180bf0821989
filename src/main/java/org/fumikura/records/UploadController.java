package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Where the scripts of pages send large files in pieces. */
@Controller
class UploadController {

    static final String PATH = "/uploads";

    private final ArrivingUploads arriving;

    UploadController(ArrivingUploads arriving) {
        this.arriving = arriving;
    }

    @PostMapping(PATH)
    @RouteRule(Audience.STAFF)
    void begin(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        arriving.begin(PATH, actor, request, response);
    }

    @RequestMapping(
            path = PATH + "/{id}",
            method = {RequestMethod.HEAD, RequestMethod.PATCH, RequestMethod.DELETE})
    @RouteRule(Audience.STAFF)
    void goOn(@PathVariable UUID id, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        arriving.goOn(id, PATH, actor, request, response);
    }
}
