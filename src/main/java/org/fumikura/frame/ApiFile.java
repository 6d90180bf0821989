package org.fumikura.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;

/** The description of the API. It is a file of the program, made from the code, so that every change of it can be seen. */
@Controller
class ApiFile {

    static final String FILE = "api/openapi.json";
    static final String PATH = Api.V1 + "/openapi.json";

    private final String description;
    private final String tag;

    ApiFile() throws java.io.IOException {
        byte[] bytes = new ClassPathResource(FILE).getContentAsByteArray();
        this.description = new String(bytes, StandardCharsets.UTF_8);
        this.tag = '"' + DigestUtils.md5DigestAsHex(bytes) + '"';
    }

    @GetMapping(PATH)
    @RouteRule(RouteRule.Audience.ANYBODY)
    ResponseEntity<String> read(HttpServletRequest request) {
        if (new ServletWebRequest(request).checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .contentType(MediaType.APPLICATION_JSON)
                .body(description);
    }
}
