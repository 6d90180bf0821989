package org.fumikura.portal;

/** A package in the folder is not what was published; it is not shown. */
final class BrokenPackage extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenPackage(String why) {
        super(why);
    }
}
