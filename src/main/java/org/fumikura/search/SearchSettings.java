package org.fumikura.search;

import java.nio.file.Path;
import org.fumikura.settings.Meaning;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the index lies.
 *
 * @param folder what lies in it can be made anew; it is the program's own
 * @param follow whether this program keeps its index up to date by itself
 */
@ConfigurationProperties("fumikura.search")
public record SearchSettings(
        @Meaning(
                ja = "検索の索引を置くフォルダー。消えても作り直されます。台ごとに別にしてください",
                en = "the folder of the search index, which is made anew when it is gone; another one for each program",
                standard = "{data}/search")
        Path folder,

        @Meaning(
                ja = "このプログラムで検索の索引を作るか（true・false）",
                en = "whether this program keeps a search index (true or false)",
                standard = "true")
        @DefaultValue("true")
        boolean follow) {}
