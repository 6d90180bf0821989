package org.fumikura.organization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.fumikura.frame.Gatekeeper;
import org.fumikura.frame.Languages;
import org.fumikura.frame.Visitor;
import org.fumikura.frame.Visitors;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** Tells the frame who is there and what she may do. */
@Component
class FrontDoor implements Gatekeeper, Visitors {

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

    @Override
    public boolean holds(HttpServletRequest request, String permission) {
        return CurrentActor.of(request).may(permission);
    }

    @Override
    public void refused(HttpServletRequest request, String permission) {
        accessLog.note(request, AccessLog.Kind.REFUSED, permission);
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
        String kind = holding.main() ? "" : in(request, new Text("（兼務）", " (concurrent)"));
        return new Visitor.Choice(holding.assignment().value().toString(), name + kind);
    }

    private String in(HttpServletRequest request, Text text) {
        return languages.of(request).getLanguage().equals("en") ? text.en() : text.ja();
    }

    private static List<Actors.Holding> holdings(HttpServletRequest request) {
        if (request.getAttribute(CurrentActor.HOLDINGS) instanceof List<?> list) {
            return list.stream().map(Actors.Holding.class::cast).toList();
        }
        return List.of();
    }
}
