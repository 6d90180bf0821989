package org.fumikura.organization;

/** A master of this module: read by those who may read masters, changed by administrators unless it says otherwise. */
interface OwnMasters extends MasterFile {

    @Override
    default String path() {
        return "/administration/" + code();
    }

    @Override
    default String permissionToRead() {
        return OrganizationPermissions.READ_MASTERS;
    }

    @Override
    default String permissionToChange() {
        return OrganizationPermissions.ADMINISTER;
    }
}
