package org.fumikura.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.Post;
import org.fumikura.organization.PostId;
import org.fumikura.organization.Reader;
import org.fumikura.records.FileId;
import org.fumikura.records.ReadingAhead;
import org.fumikura.records.ReadingAhead.Marks;
import org.fumikura.records.ReadingAhead.Obstacle;
import org.fumikura.records.Typed;
import org.fumikura.records.VirusScans;
import org.fumikura.shared.DateInput;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What a perusal still lacks before it can be sent, in the order of its form. */
@Component
class PerusalCheck {

    private final Completeness completeness;
    private final Organization organization;
    private final Actors actors;
    private final ReadingAhead reading;
    private final VirusScans scans;
    private final OfficialClock clock;

    PerusalCheck(
            Completeness completeness,
            Organization organization,
            Actors actors,
            ReadingAhead reading,
            VirusScans scans,
            OfficialClock clock) {
        this.completeness = completeness;
        this.organization = organization;
        this.actors = actors;
        this.reading = reading;
        this.scans = scans;
        this.clock = clock;
    }

    List<Shortcoming> shortcomings(PerusalDraft draft, Actor actor) {
        var found = new ArrayList<Shortcoming>();
        PerusalText text = draft.text();
        String title = Typed.line(text.title());
        if (title.isEmpty()) {
            add(found, "title", "件名を入力してください。", "Enter the title.");
        }
        if (PersonalNumbers.appearIn(title)) {
            add(
                    found,
                    "title",
                    "件名に個人番号と思われる 12 桁の数字があります。取り除いてください。",
                    "The title seems to contain a personal number (12 digits). Please remove it.");
        }
        if (title.codePointCount(0, title.length()) > Completeness.LONGEST_TITLE) {
            add(found, "title", "件名は200字以内にしてください。", "The title has at most 200 characters.");
        }
        if (text.body().length() > Completeness.LONGEST_BODY) {
            add(found, "body", "本文は20,000字以内にしてください。", "At most 20,000 characters.");
        }
        if (text.posts().isEmpty()) {
            add(found, "addPost", "供覧先を一つ以上加えてください。", "Add somebody who is to see it.");
        }
        Optional<LocalDate> due = dueOn(text);
        if (due.isEmpty() || due.get().isBefore(clock.today())) {
            add(found, "dueOn", "期限には今日以後の日を入力してください。", "Enter a day from today on.");
        }
        if (!organization.isHeldBy(draft.post(), draft.sender(), clock.today())) {
            add(found, "title", "この供覧を作り始めた職に、いまは就いていません。", "You hold the post in which you began it no more.");
        }
        if (text.file().filter(file -> isOpen(file, actor)).isEmpty()) {
            add(found, "file", "簿冊を一覧から選んでください。", "Choose a file of the list.");
        } else {
            checkReaders(draft, text.file().get(), found);
        }
        found.addAll(text.marks().shortcomings());
        found.addAll(Completeness.infected(draft.attachments(), scans.of(draft.attachments())));
        return List.copyOf(found);
    }

    /** The last day, as typed; empty when it can not be read. */
    Optional<LocalDate> dueOn(PerusalText text) {
        return text.dueOn().isBlank()
                ? Optional.empty()
                : DateInput.read(text.dueOn(), clock.today()).date();
    }

    private boolean isOpen(FileId file, Actor actor) {
        return completeness.openFiles(organization.lineOf(actor.post().unit().id(), clock.today()), actor).stream()
                .anyMatch(choice -> choice.id().equals(file));
    }

    /** What is not read does not exist for her, and would wait until its last day. */
    private void checkReaders(PerusalDraft draft, FileId file, List<Shortcoming> found) {
        DraftMarks marks = draft.text().marks();
        Map<PostId, List<Reader>> readers = actors.readers(draft.text().posts(), clock.today());
        List<Reader> asked = draft.text().posts().stream()
                .flatMap(post -> readers.getOrDefault(post, List.of()).stream())
                .toList();
        List<Obstacle> obstacles =
                reading.obstacles(new Marks(draft.id(), file, marks.secrecy(), marks.scope(), marks.flags()), asked);
        for (Post post : organization.getPosts(draft.text().posts())) {
            boolean read = false;
            for (int i = 0; i < asked.size(); i++) {
                read |= asked.get(i).post().equals(post.id())
                        && obstacles.get(i).isNone();
            }
            if (!read) {
                add(
                        found,
                        "addPost",
                        "「" + post.name().ja() + "」はこの文書を読めません（秘密区分・含まれるもの・簿冊）。供覧先から外してください。",
                        post.name().en() + " can not read it (secrecy, what it contains, or its file). Take it out.");
            }
        }
    }

    private static void add(List<Shortcoming> found, String field, String ja, String en) {
        found.add(new Shortcoming(field, new Text(ja, en)));
    }
}
