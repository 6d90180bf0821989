package org.fumikura.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fumikura.desk.NoticeSettings.Mailbox;
import org.fumikura.organization.Actor;
import org.fumikura.organization.Actors;
import org.fumikura.organization.Organization;
import org.fumikura.organization.PersonId;
import org.fumikura.shared.OfficialClock;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipalities;
import org.fumikura.tenancy.Tenancy;
import org.fumikura.tenancy.Transactions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the words of a mail at the moment in which it is sent, under the access that its person has then (A.16). */
@Component
class Letters {

    /** In place of a title that does not leave the program. */
    static final Text ON_SCREEN = new Text("件名は画面で確かめてください", "See the screen for its title");

    private static final int SHOWN = 50;

    private final Notices notices;
    private final NoticeSettings settings;
    private final MailOffices offices;
    private final Organization organization;
    private final Actors actors;
    private final Municipalities municipalities;
    private final ObjectProvider<DeskSource> sources;
    private final Transactions transactions;
    private final OfficialClock clock;
    private final MailSettings mail;

    Letters(
            Notices notices,
            NoticeSettings settings,
            MailOffices offices,
            Organization organization,
            Actors actors,
            Municipalities municipalities,
            ObjectProvider<DeskSource> sources,
            Transactions transactions,
            OfficialClock clock,
            MailSettings mail) {
        this.notices = notices;
        this.settings = settings;
        this.offices = offices;
        this.organization = organization;
        this.actors = actors;
        this.municipalities = municipalities;
        this.sources = sources;
        this.transactions = transactions;
        this.clock = clock;
        this.mail = mail;
    }

    /** Empty when there is nothing to tell any more, or nowhere to send it. */
    Optional<Letter> compose(Outbox.Claimed claimed) {
        String link = mail.link()
                .replace("{host}", municipalities.hostOf(Tenancy.current()).orElse(""));
        return transactions.read(() -> settings.mailbox(claimed.person())
                .filter(mailbox -> mailbox.confirmed() != (claimed.kind() == Outbox.Kind.CODE))
                .flatMap(mailbox -> switch (claimed.kind()) {
                    case CODE -> Optional.of(code(claimed, mailbox, link));
                    case NOTICE, DIGEST -> news(claimed, mailbox, link);
                }));
    }

    private Letter code(Outbox.Claimed claimed, Mailbox mailbox, String link) {
        return letter(
                claimed,
                mailbox,
                new Text("メールアドレスの確認", "Confirm your address"),
                List.of(new Text(
                        "確認番号は " + mailbox.code() + " です。次の画面に入力すると、お知らせがこのアドレスに届きます。\n" + link
                                + "/notices/settings\n\n心当たりがないときは、何もしないでください。",
                        "The code is " + mailbox.code() + ". Enter it on this page to get notices here:\n" + link
                                + "/notices/settings\n\nIf you did not ask for it, do nothing.")));
    }

    private Optional<Letter> news(Outbox.Claimed claimed, Mailbox mailbox, String link) {
        List<Actor> posts = posts(claimed.person());
        List<Notices.Notice> found = notices.of(claimed.id());
        Collection<UUID> readable = notices.readable(found, posts);
        List<Notices.Notice> told = found.stream()
                .filter(notice ->
                        readable.contains(notice.subject()) || notice.topic().isToldUntitled())
                .toList();
        if (posts.isEmpty() || told.isEmpty()) {
            return Optional.empty();
        }
        Map<UUID, String> titles = notices.titlesToSend(told, posts);
        var paragraphs = new ArrayList<Text>();
        told.stream()
                .limit(SHOWN)
                .map(notice -> paragraph(notice, titles, readable.contains(notice.subject()), link))
                .forEach(paragraphs::add);
        if (told.size() > SHOWN) {
            int more = told.size() - SHOWN;
            paragraphs.add(new Text("ほか %d 件".formatted(more), "and %d more".formatted(more)));
        }
        if (claimed.kind() == Outbox.Kind.DIGEST) {
            waiting(posts).forEach(paragraphs::add);
        }
        paragraphs.add(new Text("すべての通知: " + link + "/notices", "All notices: " + link + "/notices"));
        return Optional.of(letter(claimed, mailbox, subject(claimed, told), paragraphs));
    }

    private static Text subject(Outbox.Claimed claimed, List<Notices.Notice> told) {
        if (claimed.kind() == Outbox.Kind.DIGEST) {
            return new Text("きょうのまとめ %d 件".formatted(told.size()), "Daily digest: %d".formatted(told.size()));
        }
        Text label = told.getFirst().topic().label();
        return told.size() == 1
                ? label
                : new Text("お知らせ %d 件".formatted(told.size()), "%d notices".formatted(told.size()));
    }

    private Text paragraph(Notices.Notice notice, Map<UUID, String> titles, boolean readable, String link) {
        Text title = Optional.ofNullable(titles.get(notice.subject()))
                .filter(each -> !each.isBlank())
                .map(Text::same)
                .orElse(ON_SCREEN);
        Text words = notices.words(notice);
        String path = link + (readable ? notices.path(notice) : "/notices");
        Text topic = notice.topic().label();
        return new Text(
                "■ " + title.ja() + "\n　" + topic.ja() + "：" + words.ja() + "\n　" + path,
                "* " + title.en() + "\n  " + topic.en() + ": " + words.en() + "\n  " + path);
    }

    /** How much waits for her in each of her posts; numbers alone. */
    private List<Text> waiting(List<Actor> posts) {
        return posts.stream()
                .flatMap(actor -> sources.stream()
                        .flatMap(source -> source.cards(actor).stream())
                        .filter(card -> card.part() == DeskPart.DECIDE && card.count() > 0)
                        .sorted(Comparator.comparingInt(DeskCard::order))
                        .map(card -> new Text(
                                "〔" + actor.post().name().ja() + "〕"
                                        + card.title().ja() + " " + card.count() + " 件",
                                "[" + actor.post().name().en() + "] "
                                        + card.title().en() + ": " + card.count())))
                .toList();
    }

    private List<Actor> posts(PersonId person) {
        LocalDate today = clock.today();
        return organization.postsOf(person, today).stream()
                .map(post -> actors.get(person, post, today))
                .toList();
    }

    private Letter letter(Outbox.Claimed claimed, Mailbox mailbox, Text subject, List<Text> paragraphs) {
        MailOffice office = offices.get();
        boolean english = mailbox.language().getLanguage().equals("en");
        String body = Stream.of(
                        Stream.of(office.greeting().in(english)),
                        paragraphs.stream().map(each -> english ? each.en() : each.ja()),
                        Stream.of("-- \n" + office.footer().in(english)))
                .flatMap(each -> each)
                .filter(each -> !each.isBlank())
                .reduce((before, after) -> before + "\n\n" + after)
                .orElse("");
        return new Letter(
                claimed.id(),
                mailbox.address(),
                office.subject().in(english) + " " + (english ? subject.en() : subject.ja()),
                body + "\n",
                english);
    }
}
