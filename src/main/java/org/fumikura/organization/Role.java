package org.fumikura.organization;

import org.fumikura.shared.Text;

/** What a post may do at a unit and all below it (docs/domain/access.md, A.1). Which roles exclude each other is data. */
public enum Role {
    /** Everybody who may draft and decide what is addressed to her. */
    STAFF("職員", "Staff"),
    /** 文書取扱主任: receives, numbers, files and closes for a section. */
    RECORDS_CLERK("文書取扱主任", "Records clerk"),
    /** ファイル管理者: owns the files of a section. */
    FILE_OWNER("ファイル管理者", "File owner"),
    /** 文書主管課長: owns the rules of the whole office. */
    RECORDS_HEAD("文書主管課長", "Head of records"),
    /** 監査・検査閲覧者: reads the ledger and its verification. */
    AUDITOR("監査・検査", "Auditor"),
    /** システム管理者: masters and accounts, never the content of others. */
    ADMINISTRATOR("システム管理者", "Administrator"),
    /** 人事担当: prepares units, posts, people and assignments of days to come, and alone sees them before. */
    PERSONNEL("人事担当", "Personnel");

    private final Text label;

    Role(String ja, String en) {
        this.label = new Text(ja, en);
    }

    public Text label() {
        return label;
    }
}
