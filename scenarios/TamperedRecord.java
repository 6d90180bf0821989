import java.sql.Connection;
import java.sql.SQLException;

/** S06: what was decided can not be edited through the program or as its role; an edit by the database's owner is found. */
final class TamperedRecord implements Scenario {

    private static final String TITLE = "改ざんされる起案";

    @Override
    public void play(House house, Expect expect) throws Exception {
        Api clerk = house.api("joho-digital-tanto");
        Api head = house.api("joho-digital-kakaricho");
        Api chief = house.api("joho-kacho");
        Api.Answer draft = clerk.draft(TITLE, false);
        String matter = clerk.submit(draft).require(200).text("/id");
        head.act(matter, "APPROVE").require(200);
        chief.act(matter, "DECIDE").require(200);

        Api.Answer edited = clerk.put("/drafts/" + matter, draft.body().path("content"), draft.tag());
        expect.equal("there is nothing to edit any more", 409, edited.status());
        expect.equal(
                "nobody returns what is decided",
                409,
                chief.act(matter, "RETURN").status());
        expect.equal("everything holds before", 0, house.verify().status());

        String edit = "update records.version set body = 'すり替えた本文' where document_id = '" + matter + "'";
        expect.holds("the program's own role can not edit it", isRefused(house.asApplication(1), edit));
        expect.holds("nor can the database's owner while its guards are on", isRefused(house.asDatabaseOwner(), edit));
        try (Connection connection = house.asDatabaseOwner();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            expect.equal("rows that the owner edits with the guards off", 1, statement.executeUpdate(edit));
        }
        House.Finished verification = house.verify();
        expect.equal("verification finds it", 2, verification.status());
        expect.holds(
                "it names the record: " + verification.said(),
                verification.said().contains(TITLE));
    }

    private static boolean isRefused(Connection opened, String sql) throws SQLException {
        try (Connection connection = opened;
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return false;
        } catch (SQLException refused) {
            return true;
        }
    }
}
