package org.fumikura.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.fumikura.shared.Refusal;
import org.fumikura.shared.Text;

/** The settings are unknown, unreadable or unsafe; nothing was started and nothing was changed. */
public final class BadSettings extends Refusal {

    private static final long serialVersionUID = 1;

    /** @param complaints at least one; each names its key, its place and what to do */
    public BadSettings(List<Complaint> complaints) {
        super(
                "settings.bad",
                new Text(
                        "設定に問題があるため、起動しません。\n"
                                + lines(complaints.stream()
                                        .map(c -> c.line().ja())
                                        .toList()),
                        "The settings do not allow a start.\n"
                                + lines(complaints.stream()
                                        .map(c -> c.line().en())
                                        .toList())),
                new Text(
                        "上の項目を直してから、もう一度起動してください。何も起動せず、何も変更していません。",
                        "Please mend these and start again. Nothing was started and nothing was changed."));
    }

    private static String lines(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }
}
