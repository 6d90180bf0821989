/** The home page: what to decide, what to move, what to know; the notices that follow the ledger, by mail too; due days. */
@NullMarked
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {"shared", "settings", "tenancy", "frame", "ledger", "organization"})
package org.fumikura.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
