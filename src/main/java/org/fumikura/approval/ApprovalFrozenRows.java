package org.fumikura.approval;

import java.util.Optional;
import java.util.UUID;
import org.fumikura.ledger.FrozenRows;
import org.fumikura.ledger.Ledger;
import org.fumikura.records.Documents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApprovalFrozenRows {

    @Bean
    FrozenRows submittedMatter(MatterDigests digests, Documents documents, ObjectProvider<Ledger> ledger) {
        String kind = MatterEvent.SUBMIT.act();
        return new Frozen(kind, documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                long version = ledger.getObject().history(subject).stream()
                        .filter(entry -> entry.kind().equals(kind) && entry.position() <= position)
                        .count();
                return digests.submission(subject, Math.toIntExact(version));
            }
        };
    }

    @Bean
    FrozenRows decidedMatter(MatterDigests digests, Documents documents) {
        return whole(MatterEvent.DECIDE_ISSUED, digests, documents);
    }

    @Bean
    FrozenRows deniedMatter(MatterDigests digests, Documents documents) {
        return whole(MatterEvent.DENY, digests, documents);
    }

    @Bean
    FrozenRows abandonedMatter(MatterDigests digests, Documents documents) {
        return whole(MatterEvent.ABANDON, digests, documents);
    }

    @Bean
    FrozenRows effectiveMatter(MatterDigests digests, Documents documents) {
        return dates(MatterEvent.TAKE_EFFECT, false, digests, documents);
    }

    @Bean
    FrozenRows closedMatter(MatterDigests digests, Documents documents) {
        return dates(MatterEvent.CLOSE, true, digests, documents);
    }

    private static FrozenRows whole(MatterEvent event, MatterDigests digests, Documents documents) {
        return new Frozen(event.act(), documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return digests.whole(subject);
            }
        };
    }

    private static FrozenRows dates(MatterEvent event, boolean closed, MatterDigests digests, Documents documents) {
        return new Frozen(event.act(), documents) {
            @Override
            public Optional<byte[]> digest(UUID subject, long position) {
                return Optional.of(digests.dates(subject, closed));
            }
        };
    }

    private abstract static class Frozen implements FrozenRows {

        private final String kind;
        private final Documents documents;

        Frozen(String kind, Documents documents) {
            this.kind = kind;
            this.documents = documents;
        }

        @Override
        public String actKind() {
            return kind;
        }

        @Override
        public String label(UUID subject) {
            return documents.label(subject);
        }
    }
}
