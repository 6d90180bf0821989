package org.fumikura.tenancy;

/**
 * The number of a municipality on this installation, from 1. {@link #INSTALLATION}, 0, is the installation itself: the
 * acts of its operators stand in a chain of their own.
 */
public record MunicipalityId(int value) {

    public static final MunicipalityId INSTALLATION = new MunicipalityId(0);

    public MunicipalityId {
        if (value < 0) {
            throw new IllegalArgumentException("a municipality's number is not negative: " + value);
        }
    }
}
