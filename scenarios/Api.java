import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API as one person's program uses it. */
record Api(HttpClient client, String base, String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What came back. */
    record Answer(int status, String tag, JsonNode body) {

        String text(String pointer) {
            return body.at(pointer).asString("");
        }

        /** @throws IOException when it is not what was hoped for */
        Answer require(int wanted) throws IOException {
            if (status != wanted) {
                throw new IOException("status " + status + " in place of " + wanted + ": " + body);
            }
            return this;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, null);
    }

    Answer post(String path, Object body, String seen) throws IOException, InterruptedException {
        return send("POST", path, body, seen);
    }

    Answer put(String path, Object body, String seen) throws IOException, InterruptedException {
        return send("PUT", path, body, seen);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A draft of what a head of section decides that lacks nothing: its default file, and the route that the program proposes. */
    Answer draft(String title, boolean issued) throws IOException, InterruptedException {
        Answer begun = post("/drafts", null, null).require(201);
        ObjectNode content = begun.body().path("content").deepCopy().asObject();
        content.put("title", title).put("body", "次のとおりとしてよろしいか伺います。").put("enforced", issued);
        content.put("matterCode", "A01").put("expenditureItem", "");
        return put("/drafts/" + begun.text("/id"), content, begun.tag()).require(200);
    }

    /**
     * A draft of a kind of matter that lacks nothing, on the route that the program proposes for it.
     *
     * @param item the expenditure item, blank for none
     * @param amount in yen, null for none
     */
    Answer draft(String code, String item, Long amount, String title) throws IOException, InterruptedException {
        Answer begun = post("/drafts", null, null).require(201);
        ObjectNode content = begun.body().path("content").deepCopy().asObject();
        content.put("title", title).put("body", "次のとおりとしてよろしいか伺います。").put("enforced", false);
        content.put("matterCode", code).put("expenditureItem", item).put("amount", amount);
        return put("/drafts/" + begun.text("/id"), content, begun.tag()).require(200);
    }

    /** Says that its person is away, in the time of Japan, e.g. from 2022-05-20T09:00. */
    Answer away(String kind, String from, String until) throws IOException, InterruptedException {
        return post(
                "/absences",
                object().put("kind", kind).put("from", from + ":00+09:00").put("to", until + ":00+09:00"),
                null);
    }

    /** Sends a PDF. */
    Answer postPdf(String path, byte[] pdf) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/pdf")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(pdf))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), "", JSON.readTree(answer.body()));
    }

    void download(String path, Path to) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        int status = client.send(
                        request,
                        BodyHandlers.ofFile(
                                to,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING))
                .statusCode();
        if (status != 200) {
            throw new IOException("status " + status + " for " + path);
        }
    }

    Answer submit(Answer draft) throws IOException, InterruptedException {
        return post("/drafts/" + draft.text("/id") + "/submission", null, draft.tag());
    }

    /** Does something to a matter as it is now. */
    Answer act(String matter, String act) throws IOException, InterruptedException {
        return act(matter, object().put("act", act));
    }

    Answer act(String matter, ObjectNode act) throws IOException, InterruptedException {
        Answer seen = get("/matters/" + matter).require(200);
        return post("/matters/" + matter + "/acts", act, seen.tag());
    }

    private Answer send(String method, String path, Object body, String seen) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (seen != null) {
            request.header("If-Match", seen);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("ETag").orElse(""),
                answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body()));
    }
}
