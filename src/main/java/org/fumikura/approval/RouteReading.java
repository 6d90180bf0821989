package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Reader;
import org.fumikura.records.Document;
import org.fumikura.records.FileId;
import org.fumikura.records.Flag;
import org.fumikura.records.ReadingAhead;
import org.fumikura.records.ReadingAhead.Marks;
import org.fumikura.records.ReadingAhead.Obstacle;
import org.fumikura.records.Scope;
import org.fumikura.records.Secrecy;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/**
 * Whether everybody whom a draft will ask, and its drafter, can read it: a matter that is not read does not exist for her
 * (A.16), and would wait for ever.
 */
@Component
class RouteReading {

    private final ReadingAhead reading;
    private final Actors actors;
    private final Organization organization;
    private final OfficialClock clock;

    RouteReading(ReadingAhead reading, Actors actors, Organization organization, OfficialClock clock) {
        this.reading = reading;
        this.actors = actors;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * Refuses to ask a post for which a document that circulates would not exist.
     *
     * @throws Unreadable when none of its holders could read it; a document for named people (指定者) is opened to nobody more
     *     than those whom its drafter named
     */
    void requireReadable(Document document, Post post) {
        List<Reader> holders = actors.readers(Set.of(post.id()), clock.today()).getOrDefault(post.id(), List.of());
        var marks = new Marks(document.id(), document.file(), document.secrecy(), document.scope(), document.flags());
        boolean readable = reading.obstacles(marks, holders).stream().anyMatch(Obstacle::isNone);
        if (!readable || document.scope() == Scope.NAMED) {
            throw new Unreadable(post.name());
        }
    }

    List<Shortcoming> shortcomings(DraftInProgress draft) {
        return draft.text().file().map(file -> shortcomings(draft, file)).orElse(List.of());
    }

    private List<Shortcoming> shortcomings(DraftInProgress draft, FileId file) {
        LocalDate today = clock.today();
        DraftText text = draft.text();
        var posts = new LinkedHashSet<PostId>();
        posts.add(draft.post());
        text.route().forEach(step -> posts.add(step.post()));
        Map<PostId, List<Reader>> readers = actors.readers(posts, today);
        List<Reader> asked = posts.stream()
                .flatMap(post -> readers.getOrDefault(post, List.of()).stream())
                .filter(reader ->
                        !reader.post().equals(draft.post()) || reader.person().equals(draft.drafter()))
                .toList();
        var marks = new Marks(draft.id(), file, text.secrecy(), text.scope(), text.flags());
        List<Obstacle> obstacles = reading.obstacles(marks, asked);
        if (obstacles.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Shortcoming>();
        for (Post post : organization.getPosts(List.copyOf(posts))) {
            obstacleOf(post.id(), asked, obstacles)
                    .ifPresent(obstacle ->
                            found.addAll(say(obstacle, post, post.id().equals(draft.post()))));
        }
        return found;
    }

    /** What keeps all holders of a post from it; one who can read it is enough to act. */
    private static Optional<Obstacle> obstacleOf(PostId post, List<Reader> asked, List<Obstacle> obstacles) {
        List<Obstacle> ofPost = IntStream.range(0, asked.size())
                .filter(i -> asked.get(i).post().equals(post))
                .mapToObj(obstacles::get)
                .toList();
        return ofPost.stream().anyMatch(Obstacle::isNone)
                ? Optional.empty()
                : ofPost.stream().findFirst();
    }

    private static List<Shortcoming> say(Obstacle obstacle, Post post, boolean own) {
        var said = new ArrayList<Shortcoming>();
        Text who = own
                ? new Text(
                        "あなたの職「" + post.name().ja() + "」",
                        "Your post " + post.name().en())
                : new Text("経路の「" + post.name().ja() + "」", post.name().en() + " on the route");
        obstacle.secrecy().ifPresent(secrecy -> said.add(new Shortcoming("secrecy", notCleared(who, secrecy))));
        if (!obstacle.flags().isEmpty()) {
            said.add(new Shortcoming("flags", notHandled(who, obstacle.flags(), own)));
        }
        if (obstacle.shutOut()) {
            said.add(new Shortcoming(
                    "file",
                    new Text(
                            who.ja() + "は、この簿冊の文書を読めません。別の簿冊を選ぶか、経路を見直してください。",
                            who.en() + " can not read what lies in this file. Choose another one, or another route.")));
        }
        return said;
    }

    /** Named people may read what is above their clearance; those on the route are named. */
    private static Text notCleared(Text who, Secrecy secrecy) {
        return new Text(
                "%sは「%s」を扱えないため、このままでは読めません。閲覧範囲を「指定者」にするか、経路・秘密区分・簿冊を見直してください。"
                        .formatted(who.ja(), secrecy.label().ja()),
                ("%s is not cleared for “%s” and could not read it. Make “Named people” its scope, or look again at the"
                                + " route, the secrecy and the file.")
                        .formatted(who.en(), secrecy.label().en()));
    }

    private static Text notHandled(Text who, Set<Flag> flags, boolean own) {
        String ja = flags.stream().map(flag -> flag.label().ja()).collect(Collectors.joining("・"));
        String en = flags.stream().map(flag -> flag.label().en()).collect(Collectors.joining(", "));
        return new Text(
                "%sは「%s」を扱えないため、回付しても読めません。「含まれるもの」と簿冊を見直すか、%sください。"
                        .formatted(who.ja(), ja, own ? "扱える職の人に起案を頼んで" : "経路から外して"),
                "%s does not handle “%s” and could not read it. Look again at “It contains” and at the file, or %s."
                        .formatted(
                                who.en(), en, own ? "ask somebody who handles it to draft" : "take it off the route"));
    }
}
