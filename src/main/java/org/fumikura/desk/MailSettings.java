package org.fumikura.desk;

import java.util.List;
import java.util.Locale;
import org.fumikura.settings.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** By which server notices are sent. Without a host there is no mail. */
@ConfigurationProperties("fumikura.mail")
public record MailSettings(
        @Meaning(
                ja = "通知メールを渡す SMTP サーバー。書かなければメールは送りません",
                en = "the SMTP server that takes notices; without it no mail is sent")
        @Nullable
        String host,

        @Meaning(ja = "そのポート", en = "its port", standard = "587") @DefaultValue("587")
        int port,

        @Meaning(
                ja = "経路の暗号化（starttls・tls、またはこの機械の中継サーバーに限り none）",
                en = "how the way to it is encrypted: starttls, tls, or none for a relay on this machine",
                standard = "starttls")
        @DefaultValue("starttls")
        Encryption encryption,

        @Meaning(ja = "サーバーに名乗る利用者名", en = "the user that the program is there") @Nullable
        String user,

        @Meaning(ja = "そのパスワード", en = "the user’s password", secret = true) @Nullable
        String password,

        @Meaning(ja = "差出人のアドレス", en = "the address from which mail comes") @Nullable
        String from,

        @Meaning(
                ja = "宛先にできるドメイン（コンマ区切り）。職員はこれ以外のアドレスを登録できません",
                en = "the domains to which mail goes, separated by commas; people can enter no other address")
        @Nullable
        List<String> domains,

        @Meaning(
                ja = "本文のリンクの始まり。{host} は自治体のホスト名になります",
                en = "how links in mail begin; {host} stands for the municipality’s host name",
                standard = "https://{host}")
        @DefaultValue("https://{host}")
        String link) {

    /** How the way to the server is encrypted. */
    public enum Encryption {
        NONE,
        STARTTLS,
        TLS
    }

    /** Whether there is mail at all. */
    public boolean isOn() {
        return host != null;
    }

    /** The domains to which mail may go, in small letters. */
    public List<String> allowed() {
        return domains == null
                ? List.of()
                : domains.stream()
                        .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** Everything but the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
