package org.fumikura;

import java.nio.file.Path;
import java.time.Duration;
import org.fumikura.settings.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;

/** The database of an installation in service. The role that the program works as is always {@code fumikura_app}. */
@ConfigurationProperties("fumikura.database")
@Profile("serve")
record DatabaseSettings(
        @Meaning(
                key = "database",
                ja = "external（用意された PostgreSQL 18 以上を使う）または embedded（文倉が自分で動かす）",
                en = "external (a PostgreSQL 18 or later that you run) or embedded (Fumikura runs its own)",
                standard = "external")
        Kind kind,

        @Meaning(ja = "データベースのホスト名", en = "the database's host name") @Nullable
        String host,

        @Meaning(ja = "データベースのポート", en = "the database's port", standard = "5432")
        int port,

        @Meaning(ja = "データベースの名前", en = "the database's name", standard = "fumikura")
        String name,

        @Meaning(
                ja = "verify-full（証明書とホスト名を確かめる）、verify-ca（証明書を確かめる）、disable（同じ機械の中だけ）",
                en =
                        "verify-full (checks certificate and host name), verify-ca (certificate), disable (on this machine alone)",
                standard = "verify-full")
        Tls tls,

        @Meaning(
                ja = "データベースの証明書を発行した認証局の証明書（PEM）。なければ Java の一覧を使います",
                en = "the certificate (PEM) of the authority behind the database's; without it, those that Java knows")
        @Nullable
        Path authority,

        @Meaning(
                ja = "表を持つロール（移行に使う）",
                en = "the role that owns the tables and migrates them",
                standard = "fumikura_owner")
        String owner,

        @Meaning(ja = "表を持つロールのパスワード", en = "the owner's password", secret = true) @Nullable
        String ownerPassword,

        @Meaning(
                ja = "文倉がふだん使うロール fumikura_app のパスワード",
                en = "the password of fumikura_app, the role that the program works as",
                secret = true)
        @Nullable
        String applicationPassword,

        @Meaning(ja = "接続の数の上限", en = "the most connections", standard = "20")
        int connections,

        @Meaning(
                ja = "データベースが応答しないとき、要求が待つ最長の時間",
                en = "how long a request waits for a database that does not answer",
                standard = "10s")
        Duration patience) {

    /** Who runs the database. */
    enum Kind {
        EXTERNAL,
        EMBEDDED
    }

    /** How the way to the database is closed to others. */
    enum Tls {
        VERIFY_FULL,
        VERIFY_CA,
        DISABLE
    }

    boolean isEmbedded() {
        return kind == Kind.EMBEDDED;
    }
}
