package org.fumikura.desk;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class DeskActs implements ActWords {

    static final String MAIL_OFFICE_CHANGED = "desk.mail-office-changed";
    static final String CALENDAR_ISSUED = "desk.calendar-issued";
    static final String CALENDAR_REVOKED = "desk.calendar-revoked";

    @Override
    public Map<String, Text> byKind() {
        return Map.of(
                MAIL_OFFICE_CHANGED, new Text("通知メールの文面と時刻を変えた", "changed the words and hours of mail"),
                CALENDAR_ISSUED, new Text("期限カレンダーのアドレスを発行した", "issued the address of a calendar"),
                CALENDAR_REVOKED, new Text("期限カレンダーのアドレスを失効させた", "revoked the address of a calendar"));
    }
}
