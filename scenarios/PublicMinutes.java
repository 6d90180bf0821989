import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * S18: of a closed meeting whose minutes are open in parts, the public version comes without the closed item, for every
 * extractor, and says why it is missing; the office's own minutes keep it.
 */
final class PublicMinutes implements Scenario {

    private static final String SECRET = "抜き打ちの日程は九月三日とする";
    private static final String BECAUSE = "監査の実施に支障を及ぼすおそれのある内容を含むため";

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api secretary = house.api("joho-kanri-kakaricho");
        Api clerk = house.api("joho-kanri-tanto");
        String session = "/meeting-sessions/" + held(house, secretary);
        String minutes = session + "/minutes";
        Api.Answer draft = secretary.post(minutes, null, null).require(201);
        secretary.post(minutes + "/wording", closing(draft.body()), null).require(200);
        expect.equal(
                "nothing is public before the minutes are confirmed",
                409,
                secretary.post(minutes + "/public-version", null, null).status());
        confirm(
                house,
                clerk,
                clerk.post(minutes + "/submission", null, null).require(200).text("/matter"));

        Api.Answer made =
                secretary.post(minutes + "/public-version", null, null).require(200);
        expect.equal("the meeting is closed", "CLOSED", made.text("/publicVersion/words/meeting/how"));
        expect.equal("its minutes are open in parts", "PARTLY", made.text("/publicVersion/words/minutes/how"));
        Path pdf = Files.createTempFile("fumikura-minutes-", ".pdf");
        secretary.download(minutes + "/public-version/pdf", pdf);
        for (String said : List.of(
                made.body().path("publicVersion").toString(),
                pdfbox(pdf),
                printed("pdftotext", "-enc", "UTF-8", pdf.toString(), "-"))) {
            expect.holds("the closed part is not there", !plain(said).contains(SECRET));
            expect.holds("that it is missing is, with the reason", plain(said).contains(BECAUSE));
            expect.holds("the open part is there", plain(said).contains("計画の案を説明した"));
        }
        secretary.download(minutes + "/pdf", pdf);
        expect.holds("the office's minutes keep it", plain(pdfbox(pdf)).contains(SECRET));
        Files.delete(pdf);
        expect.equal("the ledger holds", 0, house.verify().status());
    }

    /** A session of a body whose meetings are closed, which has dealt with two items. */
    private static String held(House house, Api secretary) throws Exception {
        String chair = post(house, "fuku-kucho");
        String own = secretary.get("/me").require(200).text("/acting/id");
        ObjectNode body = Api.object()
                .put("name", "公開版を確かめる本部")
                .put("kind", "OFFICE")
                .put("basis", "設置要綱")
                .put("file", "行政情報化推進本部")
                .put("quorum", 1);
        body.putObject("sessions").put("openness", "CLOSED").put("reason", "意思決定過程の途上に位置付けられる会議であるため");
        body.putObject("minutes").put("openness", "PARTLY").put("reason", "意思決定過程の途上の内容を含むため");
        var members = body.putArray("members");
        members.addObject().put("post", chair).put("capacity", "CHAIR");
        members.addObject().put("post", own).put("capacity", "SECRETARIAT");
        String id = secretary.post("/meeting-bodies", body, null).require(201).text("/id");
        Api.Answer called = secretary
                .post(
                        "/meeting-sessions",
                        Api.object()
                                .put("body", id)
                                .put("startsAt", "2022-05-20T05:00:00Z")
                                .put("endsAt", "2022-05-20T05:40:00Z")
                                .put("place", "庁議室"),
                        null)
                .require(201);
        String path = "/meeting-sessions/" + called.text("/id");
        item(secretary, path, "計画（案）の策定について", own);
        item(secretary, path, "監査の計画について", own);
        move(secretary, path, "NOTIFY");
        move(secretary, path, "OPEN");
        ObjectNode attendance = Api.object();
        attendance.putArray("seats").addObject().put("member", chair).put("presence", "PRESENT");
        secretary.post(path + "/attendance", attendance, null).require(200);
        JsonNode items = secretary.get(path).require(200).body().path("items");
        deal(secretary, path, items.path(0).path("id").asString(), "計画の案を説明した。");
        deal(secretary, path, items.path(1).path("id").asString(), SECRET);
        move(secretary, path, "CLOSE");
        return called.text("/id");
    }

    private static String post(House house, String login) throws Exception {
        return house.api(login).get("/me").require(200).text("/acting/id");
    }

    private static void item(Api secretary, String path, String title, String presenter) throws Exception {
        secretary
                .post(
                        path + "/items",
                        Api.object().put("kind", "PROPOSAL").put("title", title).put("presenter", presenter),
                        null)
                .require(200);
    }

    private static void move(Api secretary, String path, String event) throws Exception {
        Api.Answer seen = secretary.get(path).require(200);
        secretary
                .post(path + "/events", Api.object().put("event", event), seen.tag())
                .require(200);
    }

    private static void deal(Api secretary, String path, String item, String gist) throws Exception {
        String at = path + "/items/" + item;
        secretary.post(at + "/gist", Api.object().put("gist", gist), null).require(200);
        secretary
                .post(at + "/resolution", Api.object().put("resolution", "AS_DRAFTED"), null)
                .require(200);
    }

    /** The wording as it was drafted, with the audit marked as closed. */
    private static ObjectNode closing(JsonNode draft) {
        ObjectNode wording = Api.object()
                .put("revision", draft.path("revision").asInt())
                .put("opening", draft.at("/words/opening").asString());
        var items = wording.putArray("items");
        for (JsonNode item : draft.at("/words/items")) {
            ObjectNode words = items.addObject().put("gist", item.path("gist").asString());
            words.putArray("said");
            words.put("closedReason", item.path("gist").asString().equals(SECRET) ? BECAUSE : "");
        }
        return wording;
    }

    /** Completes the draft that confirms the minutes, and lets it be decided. */
    private static void confirm(House house, Api clerk, String matter) throws Exception {
        Api.Answer draft = clerk.get("/drafts/" + matter).require(200);
        ObjectNode content = draft.body().path("content").deepCopy().asObject();
        content.put("matterCode", "A01").put("expenditureItem", "").put("enforced", false);
        Api.Answer complete =
                clerk.put("/drafts/" + matter, content, draft.tag()).require(200);
        clerk.submit(complete).require(200);
        house.api("joho-kanri-kakaricho").act(matter, "APPROVE").require(200);
        house.api("joho-kacho").act(matter, "DECIDE").require(200);
    }

    private static String pdfbox(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String printed(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var said = new ByteArrayOutputStream();
        process.getInputStream().transferTo(said);
        process.waitFor();
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Without what stands between the letters. */
    private static String plain(String said) {
        return said.replaceAll("[ \u3000\\t\\r\\n\\f]", "");
    }
}
