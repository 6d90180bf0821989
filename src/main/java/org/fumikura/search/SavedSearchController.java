package org.fumikura.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Cell;
import org.fumikura.frame.Form;
import org.fumikura.frame.FormField;
import org.fumikura.frame.FormInput;
import org.fumikura.frame.Invalid;
import org.fumikura.frame.Link;
import org.fumikura.frame.Listing;
import org.fumikura.frame.RouteRule;
import org.fumikura.frame.RouteRule.Audience;
import org.fumikura.frame.Submissions;
import org.fumikura.frame.Table;
import org.fumikura.organization.Actor;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Transactions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a person looks for again and again: a list, saving, one with what it found anew. */
@Controller
class SavedSearchController {

    static final Link LIST = new Link(new Text("保存した検索", "Saved searches"), Sought.PATH + "/saved");

    private static final Link SEARCH = new Link(new Text("検索", "Search"), Sought.PATH);
    private static final String ADDRESS = "address";
    private static final String WATCH = "watch";

    private static final Map<String, Text> DONE = Map.of(
            "saved", new Text("検索を保存しました。", "The search is saved."),
            "renamed", new Text("名前を変えました。", "The search is renamed."),
            "watched", new Text("これから新しく見つかったものを知らせます。", "You are told of what it finds from now on."),
            "unwatched", new Text("知らせるのをやめました。", "You are no longer told of what it finds."),
            "ticked", new Text("確認済みにしました。", "Ticked off."),
            "removed", new Text("保存した検索を削除しました。", "The saved search is removed."));

    private final SavedSearches saved;
    private final NewlyFound newlyFound;
    private final Owners owners;
    private final SearchKeys keys;
    private final Submissions submissions;
    private final Transactions transactions;

    SavedSearchController(
            SavedSearches saved,
            NewlyFound newlyFound,
            Owners owners,
            SearchKeys keys,
            Submissions submissions,
            Transactions transactions) {
        this.saved = saved;
        this.newlyFound = newlyFound;
        this.owners = owners;
        this.keys = keys;
        this.submissions = submissions;
        this.transactions = transactions;
    }

    @GetMapping("/search/saved")
    @RouteRule(Audience.STAFF)
    ModelAndView list(@RequestParam Optional<String> done, Actor actor) {
        List<List<Cell>> rows = transactions.read(
                () -> saved.list(actor.person()).stream().map(this::cells).toList());
        return new ModelAndView(
                "frame/listing",
                "model",
                new Listing(
                        LIST.label(),
                        List.of(SEARCH),
                        new Text(
                                "あなたが保存した検索の条件です。ほかの人には見えません。検索の結果の画面の「この条件を保存」で増やせます。",
                                "Searches that you saved; nobody else sees them. “Save this search” on the page of results adds one."),
                        done.map(DONE::get),
                        List.of(),
                        new Table(
                                List.of(
                                        new Text("名前", "Name"),
                                        new Text("条件", "What is looked for"),
                                        new Text("知らせ", "Notices"),
                                        new Text("探す", "Search")),
                                rows,
                                new Text(
                                        "保存した検索はありません。検索の結果の画面から保存できます。",
                                        "No search is saved. Save one on the page of results.")),
                        new Paged<>(rows, rows.size(), new PageRequest(1, PageRequest.MAX_SIZE)),
                        List.of(),
                        List.of(new Link(new Text("通知の設定", "Settings of notices"), "/notices/settings")),
                        Optional.empty()));
    }

    private List<Cell> cells(SavedSearch each) {
        return List.of(
                new Cell.Link(Text.same(each.name()), each.path()),
                Cell.of(keys.words(each.sought())),
                Cell.of(each.watch().label()),
                new Cell.Link(new Text("この条件で探す", "Search"), each.sought().path()));
    }

    @GetMapping("/search/saved/new")
    @RouteRule(Audience.STAFF)
    ModelAndView form(@RequestParam MultiValueMap<String, String> all) {
        Sought sought = Sought.of(all, keys.all());
        Text words = transactions.read(() -> keys.words(sought));
        var begun = new LinkedMultiValueMap<String, String>();
        String name = sought.words().isEmpty() ? words.ja() : sought.words();
        begun.add("name", name.substring(0, Math.min(name.length(), SavedSearch.LONGEST_NAME)));
        begun.add(ADDRESS, sought.address());
        return show(form(FormInput.of(begun), sought), HttpStatus.OK);
    }

    @PostMapping("/search/saved")
    @RouteRule(Audience.STAFF)
    ModelAndView save(
            @RequestParam(defaultValue = "") String address,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor) {
        FormInput input = FormInput.of(fields);
        Sought sought = Sought.read(address).within(keys.all());
        String name = input.demanded("name");
        SavedSearches.objectionToName(name).ifPresent(why -> input.refuse("name", why));
        if (input.isFine()) {
            try {
                return once(
                        input.key(submissions),
                        actor,
                        LIST.path() + "?done=saved",
                        () -> saved.save(name, sought, input.ticked(WATCH), actor.person()));
            } catch (Invalid refused) {
                refused.errors()
                        .forEach(error -> input.refuse(error.field().equals(WATCH) ? WATCH : "name", error.message()));
            } catch (IndexBeingMade notYet) {
                input.refuse(WATCH, notYet.message());
            }
        }
        return show(form(input, sought), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView once(UUID key, Actor actor, String outcome, Runnable body) {
        return submissions.oneAtATime(key, () -> {
            Optional<String> before = submissions.outcome(key, actor.person().value());
            if (before.isEmpty()) {
                body.run();
                submissions.remember(key, actor.person().value(), outcome);
            }
            return new ModelAndView("redirect:" + before.orElse(outcome));
        });
    }

    private Form form(FormInput input, Sought sought) {
        Text words = transactions.read(() -> keys.words(sought));
        return new Form(
                new Text("検索の条件を保存する", "Save a search"),
                List.of(SEARCH, LIST),
                new Text("条件　" + words.ja(), "What is looked for: " + words.en()),
                LIST.path(),
                input.key(submissions),
                new Text("保存する", "Save"),
                false,
                input.fill(List.of(
                        FormField.line("name", new Text("名前", "Name")).demanded(),
                        FormField.tick(WATCH, new Text("新しく見つかったら知らせる", "Tell me of what it finds from now on"))
                                .hint(new Text(
                                        "通知に出ます。メールで受け取るかどうかは通知の設定で選べます。あなたが登録したものは知らせません。",
                                        "A notice comes; whether also by mail is chosen in the settings of notices. Nothing that"
                                                + " you entered yourself is told.")),
                        FormField.hidden(ADDRESS, ""))),
                Optional.empty());
    }

    private static ModelAndView show(Form form, HttpStatus status) {
        var view = new ModelAndView("frame/form", "model", form);
        view.setStatus(status);
        return view;
    }

    @GetMapping("/search/saved/{id}")
    @RouteRule(Audience.STAFF)
    ModelAndView show(@PathVariable UUID id, @RequestParam Optional<String> done, Actor actor) {
        return page(id, done.map(DONE::get), Optional.empty(), Optional.empty(), actor);
    }

    private ModelAndView page(
            UUID id,
            Optional<Text> done,
            Optional<String> typed,
            Optional<SavedSearchPage.Problem> problem,
            Actor actor) {
        return new ModelAndView("search/saved", "model", transactions.read(() -> {
            SavedSearch one = saved.get(id, actor.person());
            return new SavedSearchPage(
                    done, one, keys.words(one.sought()), news(one, actor), typed.orElse(one.name()), problem);
        }));
    }

    /** In the order in which they were told. */
    private List<Findables.Shown> news(SavedSearch one, Actor actor) {
        List<Index.Ref> found = newlyFound.news(one.id());
        List<UUID> order = found.stream().map(Index.Ref::id).toList();
        return owners.show(found, actor.reader()).stream()
                .sorted(Comparator.comparingInt(shown -> order.indexOf(shown.id())))
                .toList();
    }

    @PostMapping("/search/saved/{id}/name")
    @RouteRule(Audience.STAFF)
    ModelAndView rename(@PathVariable UUID id, @RequestParam(defaultValue = "") String name, Actor actor) {
        return done(id, "renamed", Optional.of(name), actor, () -> saved.rename(id, name.strip(), actor.person()));
    }

    @PostMapping("/search/saved/{id}/watch")
    @RouteRule(Audience.STAFF)
    ModelAndView watch(@PathVariable UUID id, @RequestParam(defaultValue = "") String on, Actor actor) {
        boolean watched = on.equals("yes");
        return done(
                id,
                watched ? "watched" : "unwatched",
                Optional.empty(),
                actor,
                () -> saved.watch(id, watched, actor.person()));
    }

    @PostMapping("/search/saved/{id}/ticked")
    @RouteRule(Audience.STAFF)
    ModelAndView tickOff(@PathVariable UUID id, Actor actor) {
        return done(id, "ticked", Optional.empty(), actor, () -> saved.tickOff(id, actor.person()));
    }

    private ModelAndView done(UUID id, String done, Optional<String> typed, Actor actor, Runnable change) {
        try {
            change.run();
            return new ModelAndView("redirect:" + LIST.path() + "/" + id + "?done=" + done);
        } catch (Invalid refused) {
            ApiProblem.FieldError error = refused.errors().getFirst();
            return refused(id, typed, new SavedSearchPage.Problem(error.field(), error.message()), actor);
        } catch (IndexBeingMade notYet) {
            return refused(id, typed, new SavedSearchPage.Problem(WATCH, notYet.message()), actor);
        }
    }

    private ModelAndView refused(UUID id, Optional<String> typed, SavedSearchPage.Problem problem, Actor actor) {
        ModelAndView view = page(id, Optional.empty(), typed, Optional.of(problem), actor);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    @PostMapping("/search/saved/{id}/removal")
    @RouteRule(Audience.STAFF)
    String remove(@PathVariable UUID id, Actor actor) {
        saved.remove(id, actor.person());
        return "redirect:" + LIST.path() + "?done=removed";
    }
}
