package org.fumikura.frame;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fumikura.organization.SignInPage;
import org.fumikura.shared.PageRequest;
import org.fumikura.shared.Paged;
import org.fumikura.shared.Text;
import org.fumikura.tenancy.Municipality;
import org.fumikura.tenancy.MunicipalityId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Every page of the frame in both languages: its words, its labels, and nothing that the content policy forbids. */
class FrameTemplatesTest {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fumikurapages");
    private static final Visitor.Choice CHIEF = new Visitor.Choice("a", "情報管理課長");
    private static final Visitor.Choice OTHER = new Visitor.Choice("b", "企画課長（兼務）");
    private static final List<MenuEntry> MENU = List.of(
            new MenuEntry(1, new Text("ホーム", "Home"), "/", 0),
            new MenuEntry(2, new Text("決裁待ち", "To decide"), "/matters", 1234));
    private static final HeldForm HELD = new HeldForm(
            "/drafts/1",
            List.of(new HeldForm.Field("title", "計画の\"策定\"<について>"), new HeldForm.Field("scope", "UNIT")),
            List.of("files"),
            "b");
    private static final Pattern CONTROL = Pattern.compile("<(input|select|textarea)\\b[^>]*>");
    private static final Pattern FORM =
            Pattern.compile("<form\\b[^>]*method=\"post\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/matters");

    @ParameterizedTest
    @MethodSource("pages")
    void keepsTheRulesOfEveryPage(Locale language, String template, Object model) {
        String html = render(template, page(language, List.of(CHIEF, OTHER)), model);

        assertThat(html).startsWith("<!doctype html>").contains("<html lang=\"" + language.getLanguage() + "\"");
        assertThat(html).contains("<main id=\"content\"").contains("href=\"#content\"");
        assertThat(html).doesNotContain(" style=").doesNotContain("<style").doesNotContainPattern(" on[a-z]+=");
        assertThat(html).doesNotContainPattern("<script(?![^>]*\\bsrc=\"/assets/)");
        assertThat(html).doesNotContainPattern("(src|href|action)=\"https?:");
        assertThat(unlabelled(html)).isEmpty();
        assertThat(forms(html)).allMatch(form -> form.contains("name=\"_csrf\" value=\"token\""));
        assertThat(ids(html)).doesNotHaveDuplicates();
    }

    static Stream<Arguments> pages() {
        Text said = new Text("差戻しの理由を書いてください。", "Please say why it is returned.");
        var problem = new ProblemPage(said, said, "0123456789ab");
        var refused = new SignInPage("10234", said, "/matters", HELD);
        return Stream.of(Locale.JAPANESE, Locale.ENGLISH)
                .flatMap(language -> Stream.of(
                        Arguments.of(language, "frame/problem", problem),
                        Arguments.of(language, "frame/held", HELD),
                        Arguments.of(language, "frame/sign-in-again", new SignInAgain(HELD, Optional.empty())),
                        Arguments.of(
                                language, "frame/sign-in-again", new SignInAgain(HeldForm.none(), Optional.empty())),
                        Arguments.of(language, "organization/sign-in", refused)));
    }

    @Test
    void showsWhoActsInWhichPostAndWhereSheIs() {
        String html = layout(page(Locale.JAPANESE, List.of(CHIEF, OTHER)));

        assertThat(html).contains("豊島区").contains("見本").contains("田中 春子");
        assertThat(html).contains("<option value=\"a\" selected>情報管理課長</option>");
        assertThat(html)
                .containsPattern("<a href=\"/matters\" aria-current=\"page\">決裁待ち\\s*<span class=\"count\">1,234");
        assertThat(html).contains("<a href=\"/\">ホーム").doesNotContain("<a href=\"/\" aria-current");
        assertThat(html).contains("<p>見本の市です</p>").contains("令和4年5月20日（金）");
    }

    @Test
    void offersNoSwitchToWhoHoldsOnePost() {
        String html = layout(page(Locale.ENGLISH, List.of(CHIEF)));

        assertThat(html).doesNotContain("/act-as").contains("情報管理課長").contains("Toshima City");
    }

    @Test
    void showsNoMenuToWhoIsNotSignedIn() {
        String html = render("frame/problem", page(Locale.JAPANESE, List.of()), problem());

        assertThat(html)
                .doesNotContain("主メニュー")
                .doesNotContain("role=\"search\"")
                .contains("English");
    }

    @Test
    void carriesWhatWasTypedThroughTheSignInPage() {
        String html = render(
                "frame/sign-in-again", page(Locale.JAPANESE, List.of()), new SignInAgain(HELD, Optional.empty()));

        assertThat(html).contains("<li>計画の\"策定\"&lt;について&gt;</li>");
        assertThat(html).contains("name=\"held.action\" value=\"/drafts/1\"");
        assertThat(html).contains("name=\"held.field.title\" value=\"計画の&#34;策定&#34;&lt;について>\"");
        assertThat(html).contains("name=\"held.field.scope\" value=\"UNIT\"").doesNotContain("<li>UNIT</li>");
        assertThat(html).contains("name=\"held.file\" value=\"files\"");
    }

    @Test
    void offersToSendTheSameAgain() {
        String html = render("frame/held", page(Locale.JAPANESE, List.of(CHIEF)), HELD);

        assertThat(html).contains("action=\"/drafts/1\" enctype=\"multipart/form-data\"");
        assertThat(html).contains("name=\"title\"").contains("type=\"file\" name=\"files\"");
    }

    @Test
    void leadsFromPageToPageAndKeepsTheQuestion() {
        request.setQueryString("page=5&year=4");
        var list = new Paged<>(IntStream.range(0, 50).boxed().toList(), 1234, PageRequest.of(5));
        var output = new StringOutput();
        TEMPLATES.render("frame/paging.jte", Map.of("page", page(Locale.JAPANESE, List.of()), "list", list), output);

        String html = output.toString();
        assertThat(html).contains("201–250 件目（全 1,234 件）");
        assertThat(html).contains("rel=\"prev\" href=\"/matters?year=4&amp;page=4\"");
        assertThat(html).contains("href=\"/matters?year=4&amp;page=5\" aria-current=\"page\"");
        assertThat(html).contains("/matters?year=4&amp;page=25\"").doesNotContain("page=10\"");
    }

    private Page page(Locale language, List<Visitor.Choice> choices) {
        request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF", "_csrf", "token"));
        Optional<Visitor> visitor =
                choices.isEmpty() ? Optional.empty() : Optional.of(new Visitor("田中 春子", CHIEF, choices));
        var municipality = new Municipality(new MunicipalityId(1), "131164", new Text("豊島区", "Toshima City"), true);
        return new Page(
                request,
                municipality,
                language,
                visitor,
                MENU,
                List.of(),
                List.of(new Banner()),
                LocalDate.of(2022, 5, 20));
    }

    private static ProblemPage problem() {
        return new ProblemPage(Text.same("a"), Text.same("b"), "0123456789ab");
    }

    private static String render(String template, Page page, Object model) {
        var output = new StringOutput();
        TEMPLATES.render(template + ".jte", Map.of("page", page, "model", model), output);
        return output.toString();
    }

    private static String layout(Page page) {
        var parameters = new HashMap<String, Object>();
        parameters.put("page", page);
        parameters.put("title", "決裁待ち");
        parameters.put("content", (Content) output -> output.writeContent("<p>本文</p>"));
        var output = new StringOutput();
        TEMPLATES.render("frame/layout.jte", parameters, output);
        return output.toString();
    }

    private static List<String> unlabelled(String html) {
        var found = new ArrayList<String>();
        Matcher control = CONTROL.matcher(html);
        while (control.find()) {
            String tag = control.group();
            boolean inLabel =
                    html.lastIndexOf("<label", control.start()) > html.lastIndexOf("</label>", control.start());
            Matcher id = ID.matcher(tag);
            boolean named = id.find() && html.contains("<label for=\"" + id.group(1) + "\"");
            if (!tag.contains("type=\"hidden\"") && !inLabel && !named) {
                found.add(tag);
            }
        }
        return found;
    }

    private static List<String> forms(String html) {
        return FORM.matcher(html).results().map(form -> form.group(1)).toList();
    }

    private static List<String> ids(String html) {
        return ID.matcher(html).results().map(id -> id.group(1)).toList();
    }

    private static final class Banner implements Slot {

        @Override
        public String name() {
            return BANNER;
        }

        @Override
        public Optional<Content> content(Page page, HttpServletRequest request, @Nullable UUID subject) {
            return Optional.of(output -> output.writeContent("<p>見本の市です</p>"));
        }
    }
}
