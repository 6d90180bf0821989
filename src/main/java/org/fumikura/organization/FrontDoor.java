package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fumikura.frame.Gatekeeper;
import org.fumikura.frame.Languages;
import org.fumikura.frame.Visitor;
import org.fumikura.frame.Visitors;
import org.fumikura.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the frame who is there and what she may do. */
@Component
class FrontDoor implements Gatekeeper, Visitors {

    private static final String ENDED = "org.fumikura.session-ended";
    private static final String NOTED = "org.fumikura.refusal-noted";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AccessLog accessLog;
    private final Languages languages;

    FrontDoor(AccessLog accessLog, Languages languages) {
        this.accessLog = accessLog;
        this.languages = languages;
    }

    @Override
    public boolean isSignedIn(HttpServletRequest request) {
        return CurrentActor.isSet(request);
    }

    static void noteEnded(HttpServletRequest request, Text why) {
        request.setAttribute(ENDED, why);
    }

    @Override
    public Optional<Text> ended(HttpServletRequest request) {
        return request.getAttribute(ENDED) instanceof Text why ? Optional.of(why) : Optional.empty();
    }

    @Override
    public boolean holds(HttpServletRequest request, String permission) {
        return CurrentActor.of(request).may(permission);
    }

    @Override
    public boolean isWithinScope(HttpServletRequest request, String permission) {
        Set<TokenScope> scopes = scopes(request);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return scopes.contains(reads ? TokenScope.READ : TokenScope.WRITE)
                && (!permission.equals(OrganizationPermissions.ADMINISTER) || scopes.contains(TokenScope.ADMINISTER));
    }

    /** What the caller's token is good for; everything for a session. */
    static Set<TokenScope> scopes(HttpServletRequest request) {
        if (request.getAttribute(AccessTokenFilter.SCOPES) instanceof Set<?> scopes) {
            return scopes.stream().map(TokenScope.class::cast).collect(Collectors.toUnmodifiableSet());
        }
        return Set.of(TokenScope.values());
    }

    @Override
    public void refused(HttpServletRequest request, String reason) {
        if (request.getAttribute(NOTED) == null) {
            request.setAttribute(NOTED, true);
            accessLog.noteRefused(request, subject(request), reason);
        }
    }

    /** What the path is about; the same for something that is there and for something that is not. */
    private static @Nullable UUID subject(HttpServletRequest request) {
        Matcher id = ID.matcher(request.getRequestURI());
        return id.find() ? UUID.fromString(id.group()) : null;
    }

    @Override
    public Optional<Visitor> find(HttpServletRequest request) {
        if (!CurrentActor.isSet(request)) {
            return Optional.empty();
        }
        Actor actor = CurrentActor.of(request);
        List<Visitor.Choice> choices = holdings(request).stream()
                .map(holding -> choice(request, holding))
                .toList();
        Visitor.Choice acting = choices.stream()
                .filter(choice -> choice.id().equals(actor.assignment().value().toString()))
                .findFirst()
                .orElseThrow();
        return Optional.of(new Visitor(in(request, actor.label()), acting, choices));
    }

    private Visitor.Choice choice(HttpServletRequest request, Actors.Holding holding) {
        String name = in(request, holding.post().name());
        return new Visitor.Choice(
                holding.assignment().value().toString(),
                holding.kind() == StaffRegister.AssignmentKind.MAIN
                        ? name
                        : name + in(request, beside(holding.kind().label())));
    }

    private static Text beside(Text kind) {
        return new Text("（" + kind.ja() + "）", " (" + kind.en().toLowerCase(Locale.ROOT) + ")");
    }

    private String in(HttpServletRequest request, Text text) {
        return languages.of(request).getLanguage().equals("en") ? text.en() : text.ja();
    }

    static List<Actors.Holding> holdings(HttpServletRequest request) {
        if (request.getAttribute(CurrentActor.HOLDINGS) instanceof List<?> list) {
            return list.stream().map(Actors.Holding.class::cast).toList();
        }
        return List.of();
    }
}
