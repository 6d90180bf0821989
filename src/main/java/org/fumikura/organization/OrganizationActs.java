package org.fumikura.organization;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.stereotype.Component;

@Component
class OrganizationActs implements ActWords {

    static final String FOUNDED = "organization.founded";
    static final String PERSON_ENTERED = "organization.person-entered";

    @Override
    public Map<String, Text> byKind() {
        return Map.of(
                FOUNDED, new Text("組織を登録した", "entered the organisation"),
                PERSON_ENTERED, new Text("職員を登録した", "entered a person"));
    }
}
