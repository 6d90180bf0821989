package org.fumikura.records;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.springframework.stereotype.Controller;
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

    @RequestMapping(
            path = {PATH, PATH + "/{id}"},
            method = {RequestMethod.POST, RequestMethod.HEAD, RequestMethod.PATCH, RequestMethod.DELETE})
    @RouteRule(Audience.STAFF)
    void answer(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        arriving.answer(PATH, actor, request, response);
    }
}
