package org.fumikura.desk;

import java.util.List;
import java.util.Optional;
import org.fumikura.settings.Part;
import org.fumikura.settings.Surroundings;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

/** The mail server, and what its absence switches off. An office may choose to have none. */
@Component
class MailSurroundings implements Surroundings {

    private static final Text NAME = new Text("メールサーバー（SMTP）", "Mail server (SMTP)");
    private static final Text WITHOUT = new Text(
            "1日1回のまとめと、すぐに送る知らせがメールで届きません。画面の通知は続きます。",
            "No digest and no urgent notice comes by mail; notices on screens go on.");

    private final MailSettings settings;
    private final Smtp smtp;

    MailSurroundings(MailSettings settings, Smtp smtp) {
        this.settings = settings;
        this.smtp = smtp;
    }

    @Override
    public List<Part> parts() {
        if (!settings.isOn()) {
            return List.of(
                    new Part(NAME, new Text("設定していません（メールは送りません）", "none is set (no mail is sent)"), true, WITHOUT));
        }
        Optional<String> problem = smtp.problem();
        String where = settings.host() + ":" + settings.port();
        return List.of(new Part(
                NAME,
                problem.map(words -> Text.same(where + " — " + words)).orElse(Text.same(where)),
                problem.isEmpty(),
                WITHOUT));
    }
}
