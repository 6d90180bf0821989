package org.fumikura.records;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachedFileTest {

    @ParameterizedTest
    @CsvSource({
        "計画案.pdf, 計画案.pdf",
        "C:\\Users\\someone\\計画案.pdf, 計画案.pdf",
        "../../etc/passwd, passwd",
        "'  図 面 .png ', 図 面 .png",
        "'a\u0000b\u202e.txt', ab.txt",
        "'/', 資料",
        "'', 資料"
    })
    void keepsTheNameWithoutFoldersAndControls(String sent, String kept) {
        assertThat(AttachedFile.plainName(sent)).isEqualTo(kept);
    }

    @Test
    void keepsTheEndingOfALongName() {
        assertThat(AttachedFile.plainName("あ".repeat(500) + ".docx"))
                .hasSize(200)
                .endsWith("あ.docx");
        assertThat(AttachedFile.plainName("𠮷".repeat(150) + ".pdf"))
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("𠮷.pdf");
    }

    @Property
    void isNeverBlankNorLong(@ForAll String sent) {
        assertThat(AttachedFile.plainName(sent)).isNotBlank().hasSizeLessThanOrEqualTo(200);
    }
}
