package org.fumikura.meetings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Link;
import org.fumikura.organization.Actor;
import org.fumikura.organization.UnitId;
import org.fumikura.organization.UnitLevel;
import org.fumikura.organization.Validity;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** What the forms of a team ask, by the last part of their paths. */
@Component
class TeamForms {

    static final String THEME = "theme";
    static final String MEMBER = "member";
    static final String ENTRY = "entry";
    static final String END = "end";

    private static final Text NONE = new Text("なし", "None");

    private final Teams teams;
    private final Themes themes;
    private final ThemeForms ofThemes;
    private final TeamSources sources;
    private final TeamFields fields;

    TeamForms(Teams teams, Themes themes, ThemeForms ofThemes, TeamSources sources, TeamFields fields) {
        this.teams = teams;
        this.themes = themes;
        this.ofThemes = ofThemes;
        this.sources = sources;
        this.fields = fields;
    }

    /** Empty for a name that no form has. */
    Optional<TeamForm> find(String name, Team team, Actor actor) {
        return Optional.ofNullable(
                switch (name) {
                    case THEME -> theme(team, actor);
                    case MEMBER -> member(team, actor);
                    case ENTRY ->
                        form(
                                ENTRY,
                                team,
                                new Text("活動を記録する", "Write in the log"),
                                new Text("会議などの活動を、日付を付けて残します。", "Meetings and whatever else happened, by day."),
                                () -> ThemeForms.entryFields(fields),
                                input -> ofThemes.entry(input, team, Optional.empty(), actor));
                    case END ->
                        form(
                                END,
                                team,
                                new Text("設置期間の終わりを定める", "Set its last day"),
                                new Text("終わったあとも記録は残ります。", "Its record stays."),
                                () -> List.of(fields.day("last", new Text("最後の日", "Last day"))),
                                input -> input.demandedDay("last", fields.today())
                                        .map(day -> () -> teams.end(team.id(), day, actor)));
                    default -> null;
                });
    }

    private static TeamForm form(
            String name,
            Team team,
            Text title,
            Text lead,
            Supplier<List<FormField>> fields,
            Function<FormInput, Optional<Runnable>> change) {
        String path = Teams.path(team.id());
        return new TeamForm(
                title,
                List.of(TeamController.LIST, new Link(Text.same(team.name()), path)),
                lead,
                new Text("登録する", "Enter"),
                path + "/" + name,
                path + "?done=" + name,
                fields,
                change);
    }

    private TeamForm theme(Team team, Actor actor) {
        return form(
                THEME,
                team,
                new Text("テーマを設ける", "Charter a theme"),
                new Text("何を目指すかと、責任を持つ職を決めます。", "What it aims at, and which post answers for it."),
                () -> List.of(
                        FormField.line("title", new Text("テーマ", "Theme")).demanded(),
                        FormField.line("goal", new Text("目標", "Goal")).demanded(),
                        fields.post("owner", new Text("責任を持つ職", "Post that answers for it"))),
                input -> {
                    String title = input.demanded("title");
                    String goal = input.demanded("goal");
                    var owner = TeamFields.post(input, "owner");
                    input.demandedId("owner");
                    return owner.map(post -> () -> themes.charter(team.id(), title, goal, post, actor));
                });
    }

    private TeamForm member(Team team, Actor actor) {
        return form(
                MEMBER,
                team,
                new Text("構成員を加える", "Seat a post"),
                new Text(
                        "構成員は職で登録します。人事異動があっても、その職にある人が構成員です。",
                        "Members are posts: whoever holds the post is the member."),
                () -> List.of(
                        fields.post("post", new Text("職", "Post")),
                        FormField.choice("role", new Text("役割", "Role"), TeamRole.values(), TeamRole::label)
                                .demanded()
                                .value(TeamRole.MEMBER.name()),
                        fields.day("from", new Text("いつから", "From")),
                        FormField.day("until", new Text("いつまで", "Until"))),
                input -> {
                    input.demandedId("post");
                    var post = TeamFields.post(input, "post");
                    var role = input.choice("role", TeamRole.values());
                    Optional<Validity> during = term(input);
                    return post.flatMap(each ->
                            role.flatMap(as -> during.map(time -> () -> teams.seat(team.id(), each, as, time, actor))));
                });
    }

    /** From a day until another one that may be left out. */
    private Optional<Validity> term(FormInput input) {
        Optional<LocalDate> from = input.demandedDay("from", fields.today());
        Optional<LocalDate> until = input.day("until", fields.today());
        if (from.isPresent() && until.filter(last -> last.isBefore(from.get())).isPresent()) {
            input.refuse("until", new Text("始まりの日より前です。", "It is before the first day."));
        }
        return input.isFine() ? from.map(first -> new Validity(first, until)) : Optional.empty();
    }

    /** The form that sets the last day of a seat. */
    TeamForm seatEnd(Team team, UUID seat, Actor actor) {
        return form(
                "members/" + seat + "/end",
                team,
                new Text("構成員の終わりを定める", "Set the last day of a seat"),
                new Text("いつまで構成員であったかが残ります。", "Until when it was a member is kept."),
                () -> List.of(fields.day("last", new Text("最後の日", "Last day"))),
                input -> input.demandedDay("last", fields.today())
                        .map(day -> () -> teams.unseat(team.id(), seat, day, actor)));
    }

    /** The form that sets a team up. */
    TeamForm founding(Actor actor) {
        return new TeamForm(
                new Text("PT・部会を設置する", "Set up a team"),
                List.of(TeamController.LIST),
                new Text("構成員とテーマは、設置したあとで登録します。", "Members and themes are entered afterwards."),
                new Text("設置する", "Set it up"),
                TeamController.LIST.path(),
                TeamController.LIST.path() + "?done=founded",
                () -> List.of(
                        FormField.line("name", new Text("名称", "Name")).demanded(),
                        FormField.choice("kind", new Text("種類", "Kind"), TeamKind.values(), TeamKind::label)
                                .demanded(),
                        FormField.choice(
                                        "parent",
                                        new Text("親のチーム（部会）", "Team it belongs to (working group)"),
                                        parents())
                                .orNone(NONE),
                        FormField.line("purpose", new Text("目的", "Purpose")).demanded(),
                        FormField.line("basis", new Text("設置の根拠", "Basis"))
                                .demanded()
                                .hint(new Text("例 ○○設置要綱第5条", "e.g. article 5 of a rule")),
                        fields.day("from", new Text("いつから", "From")),
                        FormField.day("until", new Text("いつまで", "Until")),
                        FormField.choice("unit", new Text("事務局", "Secretariat"), units(actor))
                                .demanded(),
                        FormField.choice(
                                        "body",
                                        new Text("報告先の会議体", "Body it reports to"),
                                        fields.read(() -> sources.bodies(actor)))
                                .orNone(NONE)),
                input -> {
                    String name = input.demanded("name");
                    var kind = input.choice("kind", TeamKind.values());
                    Optional<TeamId> parent = input.id("parent").map(TeamId::new);
                    String purpose = input.demanded("purpose");
                    String basis = input.demanded("basis");
                    Optional<Validity> term = term(input);
                    Optional<UUID> unit = input.demandedId("unit");
                    Optional<MeetingBodyId> body = input.id("body").map(MeetingBodyId::new);
                    if (!input.isFine()) {
                        return Optional.empty();
                    }
                    var charter = new Teams.Charter(
                            name,
                            kind.orElseThrow(),
                            parent,
                            purpose,
                            basis,
                            term.orElseThrow(),
                            new UnitId(unit.orElseThrow()),
                            body);
                    return Optional.of(() -> teams.found(charter, actor));
                });
    }

    private List<FormField.Option> parents() {
        return fields.read(teams::list).stream()
                .filter(team -> !team.isOver(fields.today()))
                .map(team -> new FormField.Option(team.id().value().toString(), Text.same(team.name())))
                .toList();
    }

    /** The units that she may look after teams for: her section first. */
    private static List<FormField.Option> units(Actor actor) {
        return Stream.of(actor.unitAt(UnitLevel.SECTION), actor.post().unit())
                .distinct()
                .filter(unit -> TeamAccess.isSecretary(unit.id(), actor))
                .map(unit -> new FormField.Option(unit.id().value().toString(), unit.name()))
                .toList();
    }
}
