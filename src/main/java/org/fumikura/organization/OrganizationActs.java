package org.fumikura.organization;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class OrganizationActs implements ActWords {

    static final String MUNICIPALITY_ENTERED = "organization.municipality-entered";
    static final String JOB_ORDERED = "organization.job-ordered";
    static final String ACCESS_LOG_SUMMED_UP = "organization.access-log-summed-up";
    static final String BODY_ENTERED = "organization.body-entered";
    static final String UNIT_ENTERED = "organization.unit-entered";
    static final String UNIT_ENDED = "organization.unit-ended";
    static final String POST_ENTERED = "organization.post-entered";
    static final String POST_ENDED = "organization.post-ended";
    static final String PERSON_ENTERED = "organization.person-entered";
    static final String PERSON_RENAMED = "organization.person-renamed";
    static final String PASSWORD_HASHED_ANEW = "organization.password-hashed-anew";
    static final String PASSWORD_ISSUED = "organization.password-issued";
    static final String PASSWORD_CHANGED = "organization.password-changed";
    static final String ASSIGNED = "organization.assigned";
    static final String ASSIGNMENT_ENDED = "organization.assignment-ended";
    static final String ROLE_GRANTED = "organization.role-granted";
    static final String ROLE_REVOKED = "organization.role-revoked";
    static final String CONFLICT_ENTERED = "organization.conflict-entered";
    static final String CONFLICT_ENDED = "organization.conflict-ended";
    static final String CALENDAR_CHANGED = "organization.calendar-changed";
    static final String ABSENCE_ENTERED = "organization.absence-entered";
    static final String ABSENCE_ENDED = "organization.absence-ended";
    static final String DELEGATION_ENTERED = "organization.delegation-entered";
    static final String DELEGATION_ENDED = "organization.delegation-ended";
    static final String DEPUTY_ENTERED = "organization.deputy-entered";
    static final String DEPUTY_ENDED = "organization.deputy-ended";
    static final String ACTING_ORDERED = "organization.acting-ordered";
    static final String ACTING_ENDED = "organization.acting-ended";
    static final String TOKEN_ISSUED = "organization.token-issued";
    static final String TOKEN_REVOKED = "organization.token-revoked";

    @Override
    public Map<String, Text> byKind() {
        return Map.ofEntries(
                Map.entry(MUNICIPALITY_ENTERED, new Text("自治体を登録した", "entered a municipality")),
                Map.entry(JOB_ORDERED, new Text("自動処理の実行を指示した", "ordered a job")),
                Map.entry(ACCESS_LOG_SUMMED_UP, new Text("閲覧記録を集計した", "summed up a month of the access log")),
                Map.entry(BODY_ENTERED, new Text("執行機関を登録した", "entered an executive body")),
                Map.entry(UNIT_ENTERED, new Text("組織を登録した", "entered a unit")),
                Map.entry(UNIT_ENDED, new Text("組織を廃止した", "ended a unit")),
                Map.entry(POST_ENTERED, new Text("職を登録した", "entered a post")),
                Map.entry(POST_ENDED, new Text("職を廃止した", "ended a post")),
                Map.entry(PERSON_ENTERED, new Text("職員を登録した", "entered a person")),
                Map.entry(PERSON_RENAMED, new Text("氏名を変更した", "changed a person’s name")),
                Map.entry(PASSWORD_HASHED_ANEW, new Text("パスワードの保護を強めた", "protected a password better")),
                Map.entry(PASSWORD_ISSUED, new Text("初回用のパスワードを発行した", "issued a first password")),
                Map.entry(PASSWORD_CHANGED, new Text("パスワードを変更した", "changed the password")),
                Map.entry(ASSIGNED, new Text("職に就けた", "assigned a post")),
                Map.entry(ASSIGNMENT_ENDED, new Text("職を免じた", "ended an assignment")),
                Map.entry(ROLE_GRANTED, new Text("権限を付与した", "granted a role")),
                Map.entry(ROLE_REVOKED, new Text("権限を取り消した", "revoked a role")),
                Map.entry(CONFLICT_ENTERED, new Text("兼ねられない権限を登録した", "entered roles that exclude each other")),
                Map.entry(CONFLICT_ENDED, new Text("兼ねられない権限の定めを終えた", "ended that roles exclude each other")),
                Map.entry(ABSENCE_ENTERED, new Text("不在を登録した", "entered an absence")),
                Map.entry(ABSENCE_ENDED, new Text("不在を終えた", "ended an absence")),
                Map.entry(DELEGATION_ENTERED, new Text("代理を登録した", "entered a delegation")),
                Map.entry(DELEGATION_ENDED, new Text("代理を終えた", "ended a delegation")),
                Map.entry(DEPUTY_ENTERED, new Text("代決者の順位を登録した", "entered a deputy")),
                Map.entry(DEPUTY_ENDED, new Text("代決者の順位を終えた", "ended a deputy")),
                Map.entry(ACTING_ORDERED, new Text("職務代理を命じた", "ordered somebody to act for a post")),
                Map.entry(ACTING_ENDED, new Text("職務代理を終えた", "ended that somebody acts for a post")),
                Map.entry(TOKEN_ISSUED, new Text("アクセストークンを発行した", "issued an access token")),
                Map.entry(TOKEN_REVOKED, new Text("アクセストークンを失効させた", "revoked an access token")),
                Map.entry(CALENDAR_CHANGED, new Text("開庁日・閉庁日を登録した", "entered a day of the calendar")));
    }
}
