package org.fumikura.records;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.organization.Actor;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Files from programs, in pieces. */
@RestController
@RequestMapping(UploadApi.PATH)
@Tag(
        name = "uploads",
        description = "Files up to 2 GiB by the open protocol tus 1.0.0; what was sent survives a broken line")
class UploadApi {

    static final String PATH = Api.V1 + "/uploads";

    private static final String RESUMABLE = "Tus-Resumable";

    private final ArrivingUploads arriving;

    UploadApi(ArrivingUploads arriving) {
        this.arriving = arriving;
    }

    @PostMapping
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "beginUpload",
            summary = "Begins an upload",
            description =
                    "Location is where it goes on; its last part is the id by which it is attached. One person may have"
                            + " 100 uploads of 20 GiB together that are not attached yet; beyond that, what nobody touched for 24"
                            + " hours makes room, the oldest first.",
            parameters = {
                @Parameter(
                        name = RESUMABLE,
                        in = ParameterIn.HEADER,
                        required = true,
                        schema = @Schema(type = "string", allowableValues = "1.0.0")),
                @Parameter(
                        name = "Upload-Length",
                        in = ParameterIn.HEADER,
                        required = true,
                        schema = @Schema(type = "integer", format = "int64", minimum = "1", maximum = "2147483648")),
                @Parameter(
                        name = "Upload-Metadata",
                        in = ParameterIn.HEADER,
                        description = "filename, a blank, and the name in Base64",
                        schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "201", description = "Begun", content = @Content)
    void begin(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        arriving.begin(PATH, actor, request, response);
    }

    @RequestMapping(path = "/{id}", method = RequestMethod.HEAD)
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "getUploadOffset",
            summary = "How much of an upload has arrived",
            description = "In the header Upload-Offset.")
    @Parameter(
            name = RESUMABLE,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(type = "string", allowableValues = "1.0.0"))
    @ApiResponse(responseCode = "200", description = "There", content = @Content)
    @ApiResponse(responseCode = "204", description = "There", content = @Content)
    void offset(@PathVariable UUID id, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        arriving.goOn(id, PATH, actor, request, response);
    }

    @PatchMapping("/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "continueUpload",
            summary = "Sends the next piece",
            description =
                    "As application/offset+octet-stream, with its Content-Length; 4 MiB is a good size. 423 says that a piece is still being taken: ask for the offset in a moment. After the last one the upload can be attached.",
            parameters = {
                @Parameter(
                        name = RESUMABLE,
                        in = ParameterIn.HEADER,
                        required = true,
                        schema = @Schema(type = "string", allowableValues = "1.0.0")),
                @Parameter(
                        name = "Upload-Offset",
                        in = ParameterIn.HEADER,
                        required = true,
                        schema = @Schema(type = "integer", format = "int64", minimum = "0"))
            })
    @ApiResponse(responseCode = "204", description = "Taken", content = @Content)
    void goOn(@PathVariable UUID id, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        arriving.goOn(id, PATH, actor, request, response);
    }

    @DeleteMapping("/{id}")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "discardUpload",
            summary = "Gives up an upload that is not attached yet",
            parameters =
                    @Parameter(
                            name = RESUMABLE,
                            in = ParameterIn.HEADER,
                            required = true,
                            schema = @Schema(type = "string", allowableValues = "1.0.0")))
    @ApiResponse(responseCode = "204", description = "Gone", content = @Content)
    void discard(@PathVariable UUID id, Actor actor, HttpServletRequest request, HttpServletResponse response) {
        arriving.goOn(id, PATH, actor, request, response);
    }
}
