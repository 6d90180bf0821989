package org.fumikura.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of packages of 豊島区, for tests of programs that read it. */
public final class PublishedFolder {

    private final PackageFolder folder;

    public PublishedFolder(Path root) {
        this.folder = new PackageFolder(root);
    }

    /** Adds minutes, and returns where they are read. */
    public String add(String title) throws IOException {
        return folder.add(PackageFolder.About.minutes("2022-05-23"), title, "<p>原案のとおり承認した。</p>");
    }

    /** Adds minutes whose body somebody has changed in the folder. */
    public String addAltered(String title) throws IOException {
        String path = add(title);
        Path place = folder.place(PackageFolder.TOSHIMA, path);
        Files.writeString(place.resolve(Manifest.BODY), "<p>原案を否決した。</p>");
        return path;
    }
}
