package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RefusalTest {

    private static final Text TEXT = new Text("文書", "document");

    @Test
    void speaksTheLanguageOfTheReader() {
        assertThat(TEXT.in(Locale.JAPAN)).isEqualTo("文書");
        assertThat(TEXT.in(Locale.UK)).isEqualTo("document");
        assertThat(TEXT.in(Locale.FRANCE)).isEqualTo("document");
        assertThat(Text.same("R4")).isEqualTo(new Text("R4", "R4"));
    }

    @Test
    void needsBothLanguages() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Text("文書", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Text("", "document"));
    }

    @Test
    void saysWhatHappenedAndWhatToDo() {
        NotFound refusal = new NotFound("document", TEXT, 42);

        assertThat(refusal.code()).isEqualTo("document.not-found");
        assertThat(refusal.id()).isEqualTo("42");
        assertThat(refusal.message())
                .isEqualTo(new Text("文書（42）は見つかりません。", "There is no document 42 that you may see."));
        assertThat(refusal.advice().en()).startsWith("Nothing was changed.");
        assertThat(refusal).hasMessage("document.not-found: There is no document 42 that you may see.");
    }

    @Test
    void hasACodeInOneForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NotFound("Document", TEXT, 42));
        assertThatIllegalArgumentException().isThrownBy(() -> new NotFound("a document", TEXT, 42));
    }
}
