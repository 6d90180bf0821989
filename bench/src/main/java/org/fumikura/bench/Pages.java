package org.fumikura.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/** Pages as an office opens them: of ten, seven lists and three documents. */
final class Pages {

    private final List<String> documents;

    Pages(Connection superuser) throws SQLException {
        this.documents = Database.texts(
                superuser,
                "select id from records.document d where tenant_id = 1 and kind = 'RECEIPT'"
                        + " or exists (select from approval.matter m where m.document_id = d.id) order by md5(id::text) limit 5000");
    }

    /** One of each. */
    List<String> each() {
        return List.of(
                "/",
                "/matters",
                "/documents",
                "/documents?page=20",
                "/files",
                "/receipts",
                "/documents/" + documents.getFirst());
    }

    String any(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> "/";
            case 2 -> "/matters";
            case 3 -> "/documents";
            case 4 -> "/documents?page=" + (2 + random.nextInt(20));
            case 5 -> "/files";
            case 6 -> "/receipts";
            default -> "/documents/" + documents.get(random.nextInt(documents.size()));
        };
    }
}
