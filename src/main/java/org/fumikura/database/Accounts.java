package org.fumikura.database;

/** The three roles of the own PostgreSQL in the database {@value #DATABASE}. */
public final class Accounts {

    static final String DATABASE = "fumikura";
    static final String SUPERUSER = "postgres";
    static final String OWNER = "fumikura_owner";
    static final String APPLICATION = "fumikura_app";

    private final Secrets secrets;

    Accounts(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Owns the database and its schemas and runs the migrations; forced row security binds it too. */
    public Login owner() {
        return login(OWNER);
    }

    /** What the program works as: owns nothing, and row security binds it. */
    public Login application() {
        return login(APPLICATION);
    }

    /** May do everything. The program never works as it; it serves repairs, and tests that tamper. */
    public Login superuser() {
        return login(SUPERUSER);
    }

    private Login login(String user) {
        return Login.own(secrets.port(), DATABASE, user, secrets.password(user));
    }
}
