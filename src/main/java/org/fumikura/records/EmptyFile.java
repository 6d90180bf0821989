package org.fumikura.records;

import java.util.List;
import org.fumikura.frame.ApiProblem;
import org.fumikura.frame.Invalid;
import org.fumikura.shared.Text;

/** A file without a single byte: something went wrong with it before it was sent. */
public final class EmptyFile extends Invalid {

    private static final long serialVersionUID = 1;

    /** @param names of the files, as their sender knows them */
    public EmptyFile(List<String> names) {
        this("attachments", what(names));
    }

    private EmptyFile(String field, Text what) {
        super(
                "records.file-empty",
                what,
                new Text(
                        "ほかの資料と入力はそのまま残っています。元のファイルを開いて中身を確かめてから、添付し直してください。",
                        "Everything else is kept. Please open the original, look whether there is something in it, and attach it again."),
                List.of(new ApiProblem.FieldError(field, what)));
    }

    /** A program announced one. */
    static EmptyFile announced() {
        return new EmptyFile(
                "Upload-Length",
                new Text("ファイルが空（0 バイト）のため、受け付けませんでした。", "The file is empty (0 bytes) and was not accepted."));
    }

    static Text what(List<String> names) {
        return new Text(
                "「" + String.join("」「", names) + "」は空のファイル（0 バイト）のため、添付しませんでした。",
                String.join(", ", names) + ": empty (0 bytes), not attached.");
    }
}
