package org.fumikura.frame;

/** Paths that lead nowhere outside. */
public final class LocalPath {

    private LocalPath() {}

    /** The path itself when it stays on this host, else the home page. */
    public static String orHome(String path) {
        boolean local = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > 0x20 && c != '\\' && c < 0x7f);
        return local ? path : "/";
    }
}
