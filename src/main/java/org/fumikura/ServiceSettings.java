package org.fumikura;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fumikura.content.ContentSettings;
import org.fumikura.desk.MailSettings;
import org.fumikura.ledger.LedgerSettings;
import org.fumikura.organization.AccessLogSettings;
import org.fumikura.portal.PortalSettings;
import org.fumikura.renditions.RenditionSettings;
import org.fumikura.search.SearchSettings;
import org.fumikura.settings.BadSettings;
import org.fumikura.settings.Complaint;
import org.fumikura.settings.Settings;
import org.fumikura.shared.Text;
import org.fumikura.sheets.SheetSettings;
import org.jspecify.annotations.Nullable;

/** Everything that the operator of an installation in service says, checked as far as the words alone allow. */
final class ServiceSettings {

    /** The groups that the configuration file may speak of. */
    static final List<Class<? extends Record>> GROUPS = List.of(
            InstallationSettings.class,
            DatabaseSettings.class,
            WebSettings.class,
            ManagementSettings.class,
            LogSettings.class,
            ContentSettings.class,
            LedgerSettings.class,
            SheetSettings.class,
            RenditionSettings.class,
            SearchSettings.class,
            AccessLogSettings.class,
            MailSettings.class,
            PortalSettings.class);

    /** Those that the public site by itself may speak of: neither a database nor a secret of the office. */
    static final List<Class<? extends Record>> GROUPS_OF_THE_PORTAL =
            List.of(WebSettings.class, ManagementSettings.class, LogSettings.class, PortalSettings.class);

    private static final int HIGHEST_PORT = 65_535;

    private final Settings all;
    private final List<Complaint> complaints = new ArrayList<>();

    private ServiceSettings(Settings all) {
        this.all = all;
    }

    /**
     * Reads and checks them.
     *
     * @throws BadSettings naming every setting that is wrong or unsafe
     */
    static ServiceSettings read(Optional<Path> file, Map<String, String> environment) {
        var settings = new ServiceSettings(Settings.read(file, environment, GROUPS));
        settings.checkFolders();
        settings.checkWeb();
        settings.checkDatabase();
        settings.checkAccessLog();
        settings.checkMail();
        settings.checkClamd();
        if (!settings.complaints.isEmpty()) {
            throw new BadSettings(settings.complaints);
        }
        return settings;
    }

    /**
     * Reads and checks those of the public site by itself.
     *
     * @throws BadSettings naming every setting that is wrong or unsafe
     */
    static ServiceSettings readOfThePortal(Optional<Path> file, Map<String, String> environment) {
        var settings = new ServiceSettings(Settings.read(file, environment, GROUPS_OF_THE_PORTAL));
        settings.checkWeb();
        settings.checkPortal();
        if (!settings.complaints.isEmpty()) {
            throw new BadSettings(settings.complaints);
        }
        return settings;
    }

    Settings all() {
        return all;
    }

    Installation installation() {
        return new Installation(
                Objects.requireNonNull(all.bind(InstallationSettings.class).data()),
                all.bind(ContentSettings.class).folder(),
                all.bind(LedgerSettings.class).heads(),
                all.bind(RenditionSettings.class).folder(),
                all.bind(SearchSettings.class).folder(),
                all.bind(PortalSettings.class).packages());
    }

    DatabaseSettings database() {
        return all.bind(DatabaseSettings.class);
    }

    WebSettings web() {
        return all.bind(WebSettings.class);
    }

    ManagementSettings management() {
        return all.bind(ManagementSettings.class);
    }

    LogSettings log() {
        return all.bind(LogSettings.class);
    }

    PortalSettings portal() {
        return all.bind(PortalSettings.class);
    }

    private void checkFolders() {
        Path data = all.bind(InstallationSettings.class).data();
        if (data == null || !data.isAbsolute()) {
            complain(
                    "data",
                    "絶対パスで書いてください（例: /var/lib/fumikura）。",
                    "Please say an absolute path, e.g. /var/lib/fumikura.");
            return;
        }
        if (!all.bind(ContentSettings.class).folder().isAbsolute()) {
            complain("content.folder", "絶対パスで書いてください。", "Please say an absolute path.");
        }
        if (!all.bind(LedgerSettings.class).heads().isAbsolute()) {
            complain("ledger.heads", "絶対パスで書いてください。", "Please say an absolute path.");
        }
        if (!portal().packages().isAbsolute()) {
            complain("portal.packages", "絶対パスで書いてください。", "Please say an absolute path.");
        }
    }

    private void checkPortal() {
        PortalSettings portal = portal();
        if (!portal.packages().isAbsolute() || !Files.isReadable(portal.packages())) {
            complain(
                    "portal.packages",
                    "公開する資料のフォルダーを絶対パスで書いてください。いまの値では読めません: " + portal.packages(),
                    "Please say the absolute path of the folder of packages. This one can not be read: "
                            + portal.packages());
        }
        try {
            if (portal.codesByHost().isEmpty()) {
                complain(
                        "portal.hosts",
                        "公開サイトのホスト名と団体コードを書いてください（例: www.example.lg.jp=131164）。",
                        "Please say the host names of the site and their municipality, e.g. www.example.lg.jp=131164.");
            }
        } catch (IllegalArgumentException unreadable) {
            complain(
                    "portal.hosts",
                    "「ホスト名=団体コード6桁」で書いてください: " + unreadable.getMessage(),
                    "Please say name=code with a code of six digits: " + unreadable.getMessage());
        }
        String link = portal.link();
        if (link != null && !link.startsWith("https://") && !link.startsWith("http://")) {
            complain("portal.link", "https:// か http:// で始めてください。", "It must begin with https:// or http://.");
        }
    }

    private void checkAccessLog() {
        if (all.bind(AccessLogSettings.class).years() < AccessLogSettings.LEAST) {
            complain(
                    "access-log.years",
                    "文書の保存期間（30 年）より短くできません。31 以上にしてください。",
                    "The access log is kept longer than records (30 years). It must be 31 at least.");
        }
    }

    private void checkClamd() {
        if (!all.bind(RenditionSettings.class).namesClamd()) {
            complain(
                    "renditions.clamd",
                    "ソケットの絶対パスか、ホスト名:ポートか、none を書いてください（例: /var/run/clamav/clamd.ctl）。",
                    "Please say the absolute path of its socket, host:port, or none, e.g. /var/run/clamav/clamd.ctl.");
        }
    }

    private void checkMail() {
        MailSettings mail = all.bind(MailSettings.class);
        checkPort("mail.port", mail.port());
        if (!mail.link().startsWith("https://") && !mail.link().startsWith("http://")) {
            complain("mail.link", "https:// か http:// で始めてください。", "It must begin with https:// or http://.");
        }
        if ((mail.user() == null) != (mail.password() == null)) {
            complain(
                    mail.user() == null ? "mail.user" : "mail.password",
                    "利用者名とパスワードは両方書いてください。",
                    "User and password go together; say both.");
        }
        String host = mail.host();
        if (host == null) {
            return;
        }
        if (mail.from() == null || !mail.from().matches("[^@\\s<>]+@[A-Za-z0-9.-]+")) {
            complain("mail.from", "差出人のアドレスを書いてください。", "Please say the address from which mail comes.");
        }
        if (mail.allowed().isEmpty()) {
            complain(
                    "mail.domains",
                    "宛先にできる庁内のドメインを書いてください。書かないと、だれのアドレスへでも送れてしまいます。",
                    "Please say to which domains of the office mail may go; without it, it could go anywhere.");
        }
        if (mail.encryption() == MailSettings.Encryption.NONE && !isHere(host)) {
            complain(
                    "mail.encryption",
                    "別の機械にあるメールサーバーへは暗号化なしで送りません。starttls か tls にしてください。",
                    "A mail server on another machine is not reached without encryption. Please say starttls or tls.");
        }
    }

    private void checkWeb() {
        WebSettings web = web();
        checkPort("web.port", web.port());
        checkPort("management.port", management().port());
        if (web.port() == management().port()) {
            complain("management.port", "web.port と違う番号にしてください。", "It must differ from web.port.");
        }
        address("management.address", management().address());
        web.proxies().forEach(proxy -> address("web.trusted-proxies", proxy));
        boolean tls = web.certificate() != null;
        if (tls != (web.certificateKey() != null)) {
            complain(
                    tls ? "web.certificate-key" : "web.certificate",
                    "証明書と秘密鍵は両方書いてください。",
                    "Certificate and private key go together; say both.");
        }
        checkReadable("web.certificate", web.certificate());
        checkReadable("web.certificate-key", web.certificateKey());
        Optional<InetAddress> address = address("web.address", web.address());
        if (address.isPresent()
                && !address.get().isLoopbackAddress()
                && !tls
                && web.proxies().isEmpty()) {
            complain(
                    "web.address",
                    "この機械の外から暗号化されていない http で届いてしまいます。TLS を終端する中継サーバーを web.trusted-proxies に書くか、"
                            + "web.certificate と web.certificate-key を書いてください。",
                    "Plain http would be open beyond this machine. Name the proxies that end TLS in web.trusted-proxies, or"
                            + " say web.certificate and web.certificate-key.");
        }
    }

    private void checkDatabase() {
        DatabaseSettings database = database();
        checkPort("database.port", database.port());
        if (database.connections() < 4) {
            complain("database.connections", "4 以上にしてください。", "It must be 4 at least.");
        }
        if (database.patience().toSeconds() < 1) {
            complain("database.patience", "1 秒以上にしてください（例: 10s）。", "It must be one second at least, e.g. 10s.");
        }
        checkReadable("database.authority", database.authority());
        if (database.isEmbedded()) {
            if (database.host() != null) {
                complain(
                        "database.host",
                        "database=embedded では文倉が自分のデータベースを使います。どちらかを消してください。",
                        "With database=embedded Fumikura uses its own database. Please remove one of the two.");
            }
            return;
        }
        checkExternal(database);
    }

    private void checkExternal(DatabaseSettings database) {
        Text needed = new Text(
                "書いてください。試用で文倉自身のデータベースを使うなら database = embedded と書きます。",
                "Please say it. For a trial with a database of Fumikura's own, say database = embedded.");
        if (database.host() == null) {
            complaints.add(all.complaint("database.host", needed));
        }
        if (database.ownerPassword() == null) {
            complaints.add(all.complaint("database.owner-password", needed));
        }
        if (database.applicationPassword() == null) {
            complaints.add(all.complaint("database.application-password", needed));
        }
        if (database.owner().equals(DatabaseAccess.APPLICATION)) {
            complain(
                    "database.owner",
                    "表を持つロールと文倉がふだん使うロール（fumikura_app）は分けてください。",
                    "The owner must be another role than fumikura_app, which the program works as.");
        }
        if (database.tls() == DatabaseSettings.Tls.DISABLE && database.host() != null && !isHere(database.host())) {
            complain(
                    "database.tls",
                    "別の機械にあるデータベースへは暗号化なしで接続しません。verify-full にしてください。",
                    "A database on another machine is not reached without encryption. Please say verify-full.");
        }
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private Optional<InetAddress> address(String key, String name) {
        try {
            return Optional.of(InetAddress.getByName(name));
        } catch (UnknownHostException unknown) {
            complain(key, "知らないアドレスです: " + name, "Unknown address: " + name);
            return Optional.empty();
        }
    }

    private void checkPort(String key, int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            complain(key, "ポートは 1 から 65535 までの数です。", "A port is a number from 1 to 65535.");
        }
    }

    private void checkReadable(String key, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            complain(key, "ファイルを読めません: " + file, "The file can not be read: " + file);
        }
    }

    private void complain(String key, String ja, String en) {
        complaints.add(all.complaint(key, new Text(ja, en)));
    }
}
