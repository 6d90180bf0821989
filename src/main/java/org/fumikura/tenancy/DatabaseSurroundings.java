package org.fumikura.tenancy;

import java.util.List;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The database, as the program works with it. */
@Component
class DatabaseSurroundings implements Surroundings {

    private final DSLContext db;
    private final Transactions transactions;

    DatabaseSurroundings(DSLContext db, Transactions transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    @Override
    public List<Part> parts() {
        String version = transactions.read(() -> setting("server_version"));
        boolean durable = transactions.read(() ->
                setting("fsync").equals("on") && !setting("synchronous_commit").equals("off"));
        return List.of(new Part(
                new Text("PostgreSQL", "PostgreSQL"),
                durable
                        ? Text.same(version)
                        : new Text(version + "（停電で記録を失う設定です）", version + " (a power cut loses records)"),
                durable,
                new Text("何もできません。", "Nothing works.")));
    }

    private String setting(String name) {
        return db.fetchSingle("select current_setting({0})", org.jooq.impl.DSL.val(name))
                .get(0, String.class);
    }
}
