package org.fumikura;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    @Test
    void everyModuleKnowsOnlyWhatItLists() {
        ApplicationModules.of(Fumikura.class).verify();
    }
}
