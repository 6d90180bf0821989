package org.fumikura.frame;

/** Paths that lead nowhere outside. */
public final class LocalPath {

    /** Never bare in an address; braces would be read as variables of a redirect. */
    private static final String NOT_IN_ADDRESSES = "\\{}<>\"^`|";

    private LocalPath() {}

    /** The path itself when it stays on this host, else the home page. */
    public static String orHome(String path) {
        boolean local = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > 0x20 && c < 0x7f && NOT_IN_ADDRESSES.indexOf(c) < 0);
        return local ? path : "/";
    }
}
