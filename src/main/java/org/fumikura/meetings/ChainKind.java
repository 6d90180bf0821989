package org.fumikura.meetings;

import org.fumikura.shared.Text;

/** What can hang together with what. */
public enum ChainKind {
    SESSION("会議", "Session", 0),
    ITEM("議題", "Item", 1),
    INSTRUCTION("指示", "Instruction", 2),
    MATERIAL("資料", "Material", 2),
    THEME("テーマ", "Theme", 3),
    /** One that is not decided; decided ones stand a column further. */
    DOCUMENT("文書", "Document", 4);

    private final Text label;
    private final int column;

    ChainKind(String ja, String en, int column) {
        this.label = new Text(ja, en);
        this.column = column;
    }

    public Text label() {
        return label;
    }

    /** In which column of the drawing it stands, from 0. */
    int column() {
        return column;
    }
}
