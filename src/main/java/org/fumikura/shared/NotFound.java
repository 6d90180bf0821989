package org.fumikura.shared;

/** The thing asked for does not exist, or the asker may not know that it exists; the two are told apart nowhere. */
public class NotFound extends Refusal {

    private static final long serialVersionUID = 1L;

    private final String id;

    /**
     * @param kind the kind of thing as it begins the code, such as {@code document} for {@code document.not-found}
     * @param name the word for the kind that the user reads, such as 文書 / document
     * @param id what was asked for, as it was asked
     */
    public NotFound(String kind, Text name, Object id) {
        super(
                kind + ".not-found",
                new Text(
                        "%s（%s）は見つかりません。".formatted(name.ja(), id),
                        "There is no %s %s that you may see.".formatted(name.en(), id)),
                new Text(
                        "何も変更していません。番号を確かめるか、一覧から探してください。",
                        "Nothing was changed. Check the number, or look for it in the list."));
        this.id = id.toString();
    }

    /** Returns what was asked for. */
    public final String id() {
        return id;
    }
}
