package org.fumikura.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.fumikura.frame.Api;
import org.fumikura.frame.Idempotency;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Submissions.Sending;
import org.fumikura.organization.Actor;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Notices for programs, and how their caller is told. */
@RestController
@RequestMapping(Api.V1)
@Tag(name = "notices", description = "What the caller has not seen yet, and how she is told")
class NoticeApi {

    private static final String DONE = "done";

    private final Notices notices;
    private final NoticeSettings settings;
    private final Submissions submissions;
    private final Transactions transactions;

    NoticeApi(Notices notices, NoticeSettings settings, Submissions submissions, Transactions transactions) {
        this.notices = notices;
        this.settings = settings;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/notices")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "listNotices",
            summary = "What the caller has not seen yet",
            description =
                    "The newest first, 200 at most; nothing that her post may not read, but for matters that wait too"
                            + " long, which come without title.")
    NoticeList list(Actor actor) {
        return transactions.read(() -> new NoticeList(
                notices.unread(actor).stream().map(notice -> view(notice)).toList()));
    }

    private NoticeView view(Notices.Notice notice) {
        return new NoticeView(
                notice.position(),
                notice.topic(),
                notice.title().isEmpty() ? null : notice.subject(),
                notice.title().isEmpty() ? null : notice.title(),
                notices.words(notice),
                notice.at());
    }

    @PostMapping("/notices/reading")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "readNotices", summary = "Marks notices as seen, up to one of them")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Reading body,
            Actor actor,
            HttpServletRequest request) {
        submissions.onceAtWork(Sending.of(key, actor.person().value(), request, body), () -> {
            notices.read(actor, body.newest());
            return DONE;
        });
    }

    @GetMapping("/notices/settings")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "getNoticeSettings", summary = "How the caller is told")
    SettingsView get(Actor actor) {
        return transactions.read(() -> {
            List<Choice> choices = settings.channels(actor.person()).entrySet().stream()
                    .map(each -> new Choice(each.getKey(), each.getValue()))
                    .toList();
            return settings.mailbox(actor.person())
                    .map(mailbox -> new SettingsView(
                            choices,
                            mailbox.address(),
                            mailbox.confirmed(),
                            mailbox.language().getLanguage()))
                    .orElse(new SettingsView(choices, null, false, null));
        });
    }

    @PostMapping("/notices/settings")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "chooseNotices",
            summary = "Says how the caller is told",
            description = "Topics that are left out stay as they are.")
    SettingsView choose(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewChoices body,
            Actor actor,
            HttpServletRequest request) {
        Map<NoticeTopic, NoticeChannel> chosen = new EnumMap<>(NoticeTopic.class);
        body.choices().forEach(choice -> chosen.put(choice.topic(), choice.channel()));
        Locale language = "en".equals(body.language()) ? Locale.ENGLISH : Locale.JAPANESE;
        submissions.onceAtWork(Sending.of(key, actor.person().value(), request, body), () -> {
            settings.choose(actor.person(), chosen, language);
            return DONE;
        });
        return get(actor);
    }

    @PostMapping("/notices/address")
    @RouteRule(Audience.STAFF)
    @Operation(
            operationId = "enterNoticeAddress",
            summary = "Says where the caller’s mail goes",
            description = "A code is sent there; the address is used once it was confirmed.")
    SettingsView address(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody NewAddress body,
            Actor actor,
            HttpServletRequest request) {
        submissions.onceOutside(Sending.of(key, actor.person().value(), request, body), () -> {
            settings.enterAddress(actor.person(), body.address(), Locale.JAPANESE);
            return DONE;
        });
        return get(actor);
    }

    @PostMapping("/notices/address/confirmation")
    @RouteRule(Audience.STAFF)
    @Operation(operationId = "confirmNoticeAddress", summary = "Confirms the address by the code that came there")
    SettingsView confirm(
            @RequestHeader(Idempotency.KEY) UUID key,
            @Valid @RequestBody Code body,
            Actor actor,
            HttpServletRequest request) {
        submissions.onceOutside(Sending.of(key, actor.person().value(), request, body), () -> {
            settings.confirm(actor.person(), body.code());
            return DONE;
        });
        return get(actor);
    }

    @Schema(name = "NoticeList")
    record NoticeList(List<NoticeView> items) {}

    /**
     * A notice.
     *
     * @param position grows with time; {@code readNotices} takes it
     * @param subject left out where the caller may not read what it is about
     */
    @Schema(name = "Notice")
    record NoticeView(
            long position,
            NoticeTopic topic,
            @Nullable UUID subject,
            @Nullable String title,
            Text words,
            Instant at) {}

    /** @param newest the position of the newest notice that was seen */
    @Schema(name = "NoticeReading")
    record Reading(@NotNull @Min(0) @Max(Long.MAX_VALUE) Long newest) {}

    @Schema(name = "NoticeChoice")
    record Choice(@NotNull NoticeTopic topic, @NotNull NoticeChannel channel) {}

    /**
     * How somebody is told.
     *
     * @param language {@code ja} or {@code en}; left out without an address
     */
    @Schema(name = "NoticeSettings")
    record SettingsView(
            List<Choice> choices,
            @Nullable String address,
            boolean confirmed,
            @Nullable String language) {}

    @Schema(name = "NewNoticeChoices")
    record NewChoices(
            @NotNull @Size(max = 20) List<@Valid @NotNull Choice> choices,
            @Size(max = 2) @Nullable String language) {}

    @Schema(name = "NewNoticeAddress")
    record NewAddress(@NotBlank @Size(max = 254) String address) {}

    @Schema(name = "NoticeAddressCode")
    record Code(@NotBlank @Size(max = 20) String code) {}
}
