package org.fumikura.demo;

import java.util.Map;
import org.fumikura.ledger.ActWords;
import org.fumikura.shared.Text;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("demo")
class DemoActs implements ActWords {

    static final String MUNICIPALITY_ENTERED = "demo.municipality-entered";
    static final String CLOCK_ADVANCED = "demo.clock-advanced";

    @Override
    public Map<String, Text> byKind() {
        return Map.of(
                MUNICIPALITY_ENTERED, new Text("実演用の自治体を登録した", "entered a municipality of the demonstration"),
                CLOCK_ADVANCED, new Text("実演用の公式時刻を進めた", "moved the official clock of the demonstration"));
    }
}
