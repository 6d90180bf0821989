package org.fumikura.desk;

import org.fumikura.shared.Text;

/** What a notice is about; for each of these a person chooses how she is told. */
public enum NoticeTopic {
    ASKED("あなたの番になった案件", "A matter asks you", NoticeChannel.DIGEST),
    CHANGED("承認のあとで内容が変わった案件", "Words changed after you approved", NoticeChannel.DIGEST),
    RESULT("あなたが起案した案件の結果・意見", "What became of what you drafted", NoticeChannel.DIGEST),
    PERUSAL("供覧", "Perusals to see", NoticeChannel.DIGEST),
    STAGNATION("長く止まっている案件", "Matters that wait too long", NoticeChannel.DIGEST),
    /** What stands without its drafter, for who has to see to it; and for who becomes its drafter. */
    TAKEOVER("引き継ぐ起案・担当替え", "Drafts to take over, or given to you", NoticeChannel.DIGEST),
    /** by a search that she saved and has watched. */
    FOUND("保存した検索で新しく見つかったもの", "Found anew by a saved search", NoticeChannel.DIGEST),
    /** I-24: nobody is there to act. */
    ABSENCE("不在で止まっている案件", "Matters that wait for somebody away", NoticeChannel.AT_ONCE);

    private final Text label;
    private final NoticeChannel usual;

    NoticeTopic(String ja, String en, NoticeChannel usual) {
        this.label = new Text(ja, en);
        this.usual = usual;
    }

    public Text label() {
        return label;
    }

    /** How somebody is told who did not choose. */
    public NoticeChannel usual() {
        return usual;
    }

    /** Whether it is told also to those who may not read what it is about; then without a title and without a way there. */
    boolean isToldUntitled() {
        return this == STAGNATION || this == ABSENCE;
    }
}
